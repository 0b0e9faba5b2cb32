package dev.tokenward.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a credential, in words for Support Ops: each a sentence. */
public final class Concerns {
    /** Zendesk deactivates an API token that idles for 30 days: this is a week before. */
    private static final long IDLE_DAYS = 23;

    /**
     * Why an OAuth client that was not seen in use may be in use all the same: a look shows the
     * access tokens of that moment only.
     */
    public static final String UNSEEN_USE =
            "Access tokens that live for minutes come and go between two looks.";

    private final Policy policy;
    private final Instant now;

    public Concerns(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** Days since a moment, in the policy's zone; 0 on the same day. */
    public long days(Instant since) {
        return Math.max(0, ChronoUnit.DAYS.between(policy.today(since), policy.today(now)));
    }

    /**
     * What is wrong with what is managed.
     *
     * @param row how it stands in Zendesk, where the daily look has seen it
     */
    public List<String> of(Credential c, Optional<Found> row) {
        List<String> all = new ArrayList<>();
        switch (c.status()) {
            case REVOKE_FAILED ->
                    all.add(
                            "It should be gone and could not be deleted; "
                                    + c.revocation()
                                            .map(r -> r.next(policy))
                                            .orElse("no details are known"));
            case REVOKING ->
                    all.add(
                            "It is being taken out of Zendesk"
                                    + c.revocation()
                                            .filter(r -> r.failure().isPresent())
                                            .map(r -> "; " + r.next(policy))
                                            .orElse("."));
            case DEACTIVATED -> all.add("It is switched off in Zendesk and does not work.");
            case FORGOTTEN -> all.add("Two people gave it up; it may still work.");
            case GONE -> all.add("Somebody else deleted it in Zendesk.");
            case PENDING -> all.add("It is being made; nobody has it yet.");
            case ACTIVE -> active(c, all);
            case REVOKED -> {
                // nothing is left of it to be wrong
            }
        }
        c.departure()
                .filter(d -> c.status().mayExist() && !c.status().isEnding())
                .ifPresent(d -> all.addFirst(departure(c, d)));
        row.filter(f -> isMisnamed(c, f)).flatMap(Concerns::misnamed).ifPresent(all::add);
        return all;
    }

    /**
     * Whether the name of what is managed breaks the standard: of what was adopted, or renamed in
     * Zendesk. The name that Tokenward gave it was right when it was approved.
     */
    public static boolean isMisnamed(Credential c, Found row) {
        boolean asGiven =
                c.adoption().isEmpty() && Text.sameName(row.seen().name().orElse(""), c.name());
        return row.naming().fault().isPresent()
                && !asGiven
                && c.status().mayExist()
                && !c.status().isEnding();
    }

    private static Optional<String> misnamed(Found row) {
        return row.naming().fault().map(fault -> "Its name " + fault + ".");
    }

    private String departure(Credential c, Departure d) {
        String who = "Its holder, " + c.holderName() + ", " + d.what();
        return switch (d.stage()) {
            case NOTICED -> who + ". " + asked(d);
            case TO_SWITCH_OFF -> who + ". It is about to be switched off.";
            case SWITCHED_OFF -> who + ". It was switched off for that. " + asked(d);
            case TO_SWITCH_ON -> who + ". It is about to be switched on for somebody else.";
            case KEPT -> who + ". It is kept all the same.";
        };
    }

    private String asked(Departure d) {
        return "A Support Ops manager says what becomes of it; they were asked "
                + ago(d.since())
                + ".";
    }

    private void active(Credential c, List<String> all) {
        long left = policy.daysLeft(c.lastDay(), now);
        if (left < 0) {
            all.add("Its end has passed; the next sweep deletes it.");
        } else if (left <= policy.remindDays().stream().findFirst().orElse(0)) {
            all.add(
                    left == 0
                            ? "It ends today."
                            : "It ends in " + left + (left == 1 ? " day." : " days."));
        }
        idle(c.kind(), c.lastUsedAt(), c.createdAt()).ifPresent(all::add);
        c.switchOffAt()
                .filter(at -> at.isAfter(now) && at.isBefore(c.endsAt()))
                .map(this::switchedOff)
                .ifPresent(all::addFirst);
    }

    public List<String> of(Found f) {
        List<String> all = new ArrayList<>();
        switch (f.standing()) {
            case OWN -> {
                return List.of("Tokenward signs in with it: it is never touched.");
            }
            case GONE, OVER -> {
                return List.of("It is not in Zendesk any more.");
            }
            case UNLISTED -> {
                all.addAll(Unlisted.concerns(f));
                missing(f).ifPresent(all::add);
                return all;
            }
            case FOUND ->
                    all.add("Nobody asked for it through Tokenward, and nobody stands for it.");
            case ASKED ->
                    all.add(
                            "Its proposed owner was asked "
                                    + ago(f.since())
                                    + " and has not answered yet.");
            case UNANSWERED ->
                    all.add("Its proposed owner did not answer. A Support Ops manager decides.");
            case DISOWNED ->
                    all.add(
                            "Its proposed owner says that it is not theirs. A Support Ops manager"
                                    + " decides.");
            case REMOVAL_AGREED ->
                    all.add("Its removal is agreed to, and it is not switched off yet.");
            case DEACTIVATED -> all.add("It was switched off as agreed, " + ago(f.since()) + ".");
            case ISSUED, ADOPTED, REMOVING -> {
                // its record says what is wrong
            }
        }
        if (f.owner().isEmpty()) {
            all.add("Nothing says whose it is.");
        }
        f.owner()
                .flatMap(Found.Owner::doubt)
                .ifPresent(d ->
                        all.add(
                                "Its proposed owner is not asked, since "
                                        + d
                                        + ". A Support Ops manager decides."));
        if (!f.seen().active() && f.standing() != Found.Standing.DEACTIVATED) {
            all.add("It is switched off in Zendesk.");
        }
        misnamed(f).ifPresent(all::add);
        f.seen()
                .createdAt()
                // what is off cannot be used, and Zendesk does not switch it off again
                .filter(at -> f.seen().active())
                .flatMap(at -> idle(f.kind(), f.seen().lastUsedAt(), at))
                .ifPresent(all::add);
        f.switchOffAt()
                .filter(at -> f.seen().active() && at.isAfter(now))
                .map(this::switchedOff)
                .ifPresent(all::addFirst);
        missing(f).ifPresent(all::add);
        return all;
    }

    private static Optional<String> missing(Found f) {
        return f.missingSince().map(at -> "Zendesk's last list did not show it.");
    }

    private String ago(Instant since) {
        long days = days(since);
        return days == 0 ? "today" : days == 1 ? "a day ago" : days + " days ago";
    }

    /** What puts it before others comes first: a digest shows no more. */
    private String switchedOff(Instant at) {
        return "Unless it is used before, Zendesk switches it off on "
                + Dates.inWords(policy.today(at))
                + ".";
    }

    private Optional<String> idle(Kind kind, Optional<Instant> used, Instant createdAt) {
        long idle = days(used.orElse(createdAt));
        if (idle < IDLE_DAYS) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case API_TOKEN ->
                            (used.isPresent()
                                            ? "It was not used for " + idle + " days."
                                            : "It was never used, as far as Zendesk tells, since it"
                                                    + " was made "
                                                    + idle
                                                    + " days ago.")
                                    + " Zendesk deactivates an API token that idles for 30 days.";
                    // its use is read from access tokens, and one that expired is not listed
                    case OAUTH_CLIENT ->
                            (used.isPresent()
                                            ? "It was not seen in use for " + idle + " days."
                                            : "It was not seen in use since it was made "
                                                    + idle
                                                    + " days ago.")
                                    + " "
                                    + UNSEEN_USE;
                });
    }
}
