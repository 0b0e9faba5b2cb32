package dev.tokenward.retirement;

import static dev.tokenward.domain.Dates.inWords;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.RequestState;
import dev.tokenward.retirement.NextStep.Who;
import dev.tokenward.retirement.Subject.Successor;
import java.time.LocalDate;
import java.util.Optional;

/** Tells whose turn it is with an API token, by where it stands and who stands for it. */
final class Turn {
    private static final String MOVE = "Move the job from the token to its OAuth client";

    private final Subject s;
    private final Forecast forecast;
    private final Optional<SideBySide> besides;
    private final Policy policy;
    private final LocalDate today;

    /** The last whole day on which it works. */
    private final Optional<LocalDate> works;

    /** Of its calls. */
    private final String path;

    Turn(
            Subject s,
            Forecast forecast,
            Optional<SideBySide> besides,
            Policy policy,
            LocalDate today) {
        this.s = s;
        this.forecast = forecast;
        this.besides = besides;
        this.policy = policy;
        this.today = today;
        works = forecast.off().map(this::before);
        path = "/credentials/" + s.record().map(Credential::id).orElse(s.found().id());
    }

    NextStep in(Phase phase) {
        return switch (phase) {
            case DEACTIVATED -> off();
            case GOING_IDLE, IN_USE -> owners(whileItWorks(), works);
            case BEING_REPLACED ->
                    s.successor()
                            .map(this::replacing)
                            .orElseGet(() ->
                                    owners(
                                            "An OAuth client in its place is under way: Support Ops"
                                                    + " says how far it is.",
                                            works));
            case REPLACED -> replaced();
            case TO_BE_DELETED ->
                    s.record()
                            .filter(c -> c.status() == CredentialStatus.REVOKE_FAILED)
                            .map(c ->
                                    NextStep.ofManagers(
                                            "Its deletion failed, and is tried again: see why (GET "
                                                    + path
                                                    + "), or delete it in Admin Center.",
                                            Optional.empty()))
                            .orElseGet(() -> NextStep.ofNobody("Nothing: it goes by itself."));
            case PROVEN_DEAD ->
                    NextStep.ofNobody("Nothing: it does not work, and nobody misses it.");
        };
    }

    private NextStep off() {
        Optional<LocalDate> by = forecast.lastDayToReactivate();
        if (s.successor()
                .filter(next -> next.state() == RequestState.ISSUED && !next.isOff())
                .isEmpty()) {
            return owners(
                    "Have it switched on again in Admin Center if it is still needed, or let it go.",
                    by);
        }
        String instead = ", or have the token switched on again in Admin Center.";
        return switch (besides.map(SideBySide::verdict).orElse(SideBySide.Verdict.TO_MOVE)) {
            case WATCHED, READY, UNSURE -> unsure(besides.orElseThrow(), instead, by);
            case TO_MOVE -> owners(MOVE + instead, by);
        };
    }

    private String whileItWorks() {
        String replace = "ave an OAuth client take its place (POST " + path + "/replacement)";
        return switch (forecast.cause()) {
            case IDLE -> "Use it, or better: h" + replace + ".";
            case OWN_END -> "H" + replace + ", or let it end.";
            case TOKENS_END, REMOVAL, PERSON -> "H" + replace + ".";
        };
    }

    private NextStep replacing(Successor next) {
        String request = "request " + next.requestId();
        return switch (next.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS -> waiting(next, request);
            case APPROVED, ISSUING ->
                    NextStep.ofNobody(
                            "Nothing yet: Tokenward makes the OAuth client of " + request + ".");
            case ISSUE_FAILED ->
                    NextStep.ofManagers(
                            "Making the OAuth client failed: see why, and have it tried again (POST"
                                    + " /requests/"
                                    + next.requestId()
                                    + "/retry).",
                            works);
            case ISSUED ->
                    besides.filter(seen -> seen.verdict() == SideBySide.Verdict.WATCHED)
                            .map(Turn::watched)
                            .or(() -> next.holder().map(this::moving))
                            .orElseGet(() ->
                                    NextStep.ofManagers(
                                            "Say who is to have its OAuth client, as the holder left or lost their"
                                                    + " rights"
                                                    + next.credentialId()
                                                            .map(id ->
                                                                    " (POST /credentials/"
                                                                            + id
                                                                            + "/transfer)")
                                                            .orElse("")
                                                    + ".",
                                            works));
            // nobody watches it any more: the token stands as if nothing had been asked for
            case DENIED, WITHDRAWN, LAPSED -> owners(whileItWorks(), works);
        };
    }

    private static NextStep watched(SideBySide seen) {
        return NextStep.ofNobody(
                "Nothing yet: its OAuth client was used on "
                        + inWords(seen.clientUsedOn().orElseThrow())
                        + ", and the token was not for "
                        + days(seen.silentDays())
                        + ". If it stays so, its deletion is proposed after "
                        + days(seen.neededDays())
                        + ".");
    }

    private NextStep moving(Email ofClient) {
        return besides.filter(seen -> seen.verdict() == SideBySide.Verdict.UNSURE)
                .map(seen -> unsure(seen, ".", works))
                .orElseGet(() -> NextStep.of(Who.HOLDER, ofClient, MOVE + ".", works));
    }

    private static String days(long many) {
        return many + (many == 1 ? " day" : " days");
    }

    /** Nothing is proposed on the strength of a client that was not seen to do the token's work. */
    private NextStep unsure(SideBySide seen, String instead, Optional<LocalDate> by) {
        String told =
                "The token was not used for "
                        + days(seen.silentDays())
                        + ", and its OAuth client was "
                        + seen.clientUsedOn()
                                .map(day -> "last seen in use on " + inWords(day))
                                .orElse("not seen in use")
                        + ". If the job has moved, ";
        return holder().map(email ->
                        NextStep.of(
                                Who.HOLDER,
                                email,
                                told
                                        + "end the token (POST "
                                        + path
                                        + "/revocation); if it has not, move it"
                                        + instead,
                                by))
                .orElseGet(() ->
                        NextStep.ofManagers(
                                told
                                        + "delete the token in Admin Center; if it has not, have it moved"
                                        + instead,
                                by));
    }

    private NextStep waiting(Successor next, String request) {
        Optional<LocalDate> by = decided(next);
        return next.attention()
                .map(why ->
                        switch (why) {
                            case NO_APPROVER ->
                                    NextStep.ofManagers(
                                            "Nobody may decide "
                                                    + request
                                                    + ": put the directory right (PUT /people).",
                                            by);
                            case ISSUE_UNCHECKED, ISSUE_FAILED, ISSUE_DEFERRED ->
                                    NextStep.ofNobody(
                                            "Nothing yet: GitLab did not show the issue of "
                                                    + request
                                                    + ", and is asked again.");
                        })
                .orElseGet(() ->
                        NextStep.ofGroup(
                                Who.APPROVERS,
                                "Decide " + request + " for the OAuth client in its place.",
                                by));
    }

    /** A request that nobody decides lapses, and the token may stop before that. */
    private Optional<LocalDate> decided(Successor next) {
        Optional<LocalDate> lapses = next.lapsesAt().map(policy::today).map(this::before);
        return works.isPresent() && lapses.isPresent() && works.get().isBefore(lapses.get())
                ? works
                : lapses.or(() -> works);
    }

    private NextStep replaced() {
        String what = "Its OAuth client does its work: ";
        return holder().map(email ->
                        NextStep.of(
                                Who.HOLDER,
                                email,
                                what + "end it (POST " + path + "/revocation).",
                                works))
                .orElseGet(() ->
                        NextStep.ofManagers(what + Found.takenOut(s.found().id()) + ".", works));
    }

    /** Its holder; else who may be its owner; else the managers, who find out. */
    private NextStep owners(String what, Optional<LocalDate> by) {
        if (s.found().standing() == Standing.OWN) {
            return NextStep.ofManagers(
                    "Tokenward itself signs in with it: have its operator put an OAuth client in the"
                            + " secret instead.",
                    by);
        }
        if (s.record().isPresent()) {
            return holder().map(email -> NextStep.of(Who.HOLDER, email, what, by))
                    .orElseGet(() ->
                            NextStep.ofManagers(
                                    "Say what becomes of it, as its holder left or lost their rights (POST "
                                            + path
                                            + "/transfer). "
                                            + what,
                                    by));
        }
        return s.found()
                .credibleOwner()
                .filter(o -> isTheirTurn(s.found().standing()))
                .map(o ->
                        NextStep.of(
                                Who.PROPOSED_OWNER,
                                o.email(),
                                "Say whether it is yours. " + what,
                                by))
                .orElseGet(() -> NextStep.ofManagers("Find out whose it is. " + what, by));
    }

    private static boolean isTheirTurn(Standing standing) {
        return standing == Standing.FOUND || standing == Standing.ASKED;
    }

    /** Who left does nothing any more. */
    private Optional<Email> holder() {
        return s.record()
                .filter(c -> c.departure().isEmpty() && c.hasHolder())
                .map(Credential::holder);
    }

    /** Never one that is past. */
    private LocalDate before(LocalDate day) {
        LocalDate last = day.minusDays(1);
        return last.isBefore(today) ? today : last;
    }
}
