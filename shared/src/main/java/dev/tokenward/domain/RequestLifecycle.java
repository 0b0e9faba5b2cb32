package dev.tokenward.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every transition of a request, whoever asks for it and through whatever channel: from (request,
 * command, facts, now) to the next request with what is recorded and told, or to a refusal.
 */
public final class RequestLifecycle {
    /** After this many claims a Support Ops manager must look. */
    public static final int MAX_ATTEMPTS = 12;

    static final String NO_ADMIN =
            "It needs no administrator, and either kind of credential is one.";

    private RequestLifecycle() {}

    /**
     * A new request.
     *
     * @param issueChecked whether GitLab confirmed the issue, or none is needed
     * @param replaces the credential that it extends
     */
    public static Change<Request> open(
            String id,
            Actor requester,
            Content content,
            boolean issueChecked,
            Optional<String> replaces,
            Facts facts,
            Instant now) {
        return open(
                id,
                requester,
                content,
                issueChecked,
                replaces,
                facts,
                facts.policy().guidance(),
                now);
    }

    /**
     * The same.
     *
     * @param guidance what fits instead, should it need no administrator
     */
    public static Change<Request> open(
            String id,
            Actor requester,
            Content content,
            boolean issueChecked,
            Optional<String> replaces,
            Facts facts,
            String guidance,
            Instant now) {
        Request blank =
                new Request(
                        id,
                        content,
                        requester.email(),
                        requester.name(),
                        RequestState.AWAITING_MANAGER,
                        now,
                        now,
                        facts.policy().endOf(content.removalDate()),
                        Optional.empty(),
                        facts.managers().stream().findFirst().map(Person::email),
                        java.util.List.of(),
                        java.util.List.of(),
                        Optional.empty(),
                        replaces,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        issueChecked,
                        false,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0);
        Map<String, String> personal = Map.of("purpose", content.purpose());
        if (!content.needsAdmin()) {
            Request denied =
                    blank.draft()
                            .to(RequestState.DENIED, now)
                            .reason(NO_ADMIN)
                            .guidance(guidance)
                            .next();
            return new RequestNews(denied)
                    .record("denied", Optional.of(requester), Map.of("by", "policy"), personal)
                    .tellRequester(Notice.Topic.DENIED)
                    .comment(Notice.Topic.DENIED, true)
                    .done();
        }
        Stage first = content.category().isException() ? Stage.SUPPORT_OPS : Stage.MANAGER;
        Request next = Asking.enter(blank.draft(), first, facts, now);
        RequestNews news =
                new RequestNews(next).record("submitted", Optional.of(requester), personal);
        return asked(news, next);
    }

    /** The same new request, of the issue that GitLab gave this number over all projects. */
    public static Change<Request> onIssue(Change<Request> opened, Optional<Long> issueId) {
        return new Change<>(
                opened.next().draft().issueId(issueId).same(), opened.audit(), opened.notices());
    }

    /** Decides a command. */
    public static Outcome<Request> apply(Request r, Command command, Facts facts, Instant now) {
        return Asked.settle(r, decide(r, command, facts, now));
    }

    private static Outcome<Request> decide(Request r, Command command, Facts facts, Instant now) {
        return switch (command) {
            case Command.Decide c -> Deciding.apply(r, c, facts, now);
            case Command.Withdraw c -> withdraw(r, c.actor(), now);
            case Command.IssueConfirmed c -> confirmed(r, c, facts, now);
            case Command.IssueRejected c -> rejected(r, c, now);
            case Command.FromIssue c -> FromIssues.apply(r, c, facts, now);
            case Command.Reroute c -> reroute(r, facts, now);
            case Command.Lapse c -> lapse(r, facts.policy(), now);
            case Command.Nudge c -> Nudges.apply(r, facts, now);
            case Command.Claim c -> Issuing.claim(r, c, now);
            case Command.Defer c -> Issuing.defer(r, c, now);
            case Command.Issued c -> Issuing.issued(r, c, now);
            case Command.Fail c -> Issuing.fail(r, c, now);
            case Command.SendBack c -> Issuing.sendBack(r, c, facts, now);
            case Command.WithdrawnInTime c -> Issuing.withdrawn(r, c, now);
            case Command.Reissue c -> Reissuing.order(r, c.actor(), facts, now);
            case Command.ReissueReady c -> Reissuing.ready(r, now);
            case Command.Retry c -> Issuing.retry(r, c.actor(), now);
        };
    }

    private static Outcome<Request> withdraw(Request r, Actor actor, Instant now) {
        if (!actor.email().equals(r.requester())) {
            return refused(
                    new Refusal.Forbidden(
                            "Only " + r.requesterName() + ", who asked, takes it back."));
        }
        return switch (r.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED -> {
                Request next = r.draft().to(RequestState.WITHDRAWN, now).next();
                yield new Outcome.Changed<>(withdrawn(next, Optional.of(actor)));
            }
            case ISSUING -> {
                if (r.withdrawalRequested()) {
                    yield refused(
                            new Refusal.WrongState(
                                    "The withdrawal is noted already; the credential is being undone.",
                                    r.state().name()));
                }
                Request next = r.draft().withdrawalRequested(true).next();
                yield new Outcome.Changed<>(
                        new RequestNews(next)
                                .record("withdrawal-asked", Optional.of(actor), Map.of())
                                .done());
            }
            case ISSUED ->
                    refused(
                            new Refusal.WrongState(
                                    "The credential was issued already. To hand it back, revoke it: POST"
                                            + " /credentials/"
                                            + r.credentialId().orElse("{id}")
                                            + "/revocation.",
                                    r.state().name()));
            case DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED ->
                    refused(
                            new Refusal.WrongState(
                                    "The request is "
                                            + r.state()
                                            + ": there is nothing to take back.",
                                    r.state().name()));
        };
    }

    static Change<Request> withdrawn(Request next, Optional<Actor> actor) {
        return new RequestNews(next)
                .record("withdrawn", actor, Map.of())
                .tellRequester(Notice.Topic.WITHDRAWN)
                .comment(Notice.Topic.WITHDRAWN, true)
                .done();
    }

    private static Outcome<Request> confirmed(
            Request r, Command.IssueConfirmed c, Facts facts, Instant now) {
        if (r.issueChecked()) {
            return refused(new Refusal.WrongState("The issue was checked.", r.state().name()));
        }
        Request.Draft draft = r.draft().issueChecked(true).issueId(c.issueId());
        if (r.stage().isEmpty()) {
            Request next = draft.next();
            return new Outcome.Changed<>(
                    new RequestNews(next)
                            .record("issue-confirmed", Optional.empty(), Map.of())
                            .done());
        }
        Request next = Asking.enter(draft, r.stage().orElseThrow(), facts, now);
        return new Outcome.Changed<>(
                asked(
                        new RequestNews(next).record("issue-confirmed", Optional.empty(), Map.of()),
                        next));
    }

    private static Outcome<Request> rejected(Request r, Command.IssueRejected c, Instant now) {
        if (!r.state().isWaiting()) {
            return refused(new Refusal.WrongState("The request is settled.", r.state().name()));
        }
        String why = c.faults().stream().map(Fault::message).collect(Collectors.joining(" "));
        Request next = r.draft().to(RequestState.DENIED, now).reason(why).next();
        // the issue is not the requester's, or not there: nothing is written to it
        return new Outcome.Changed<>(
                new RequestNews(next)
                        .record(
                                "denied",
                                Optional.empty(),
                                Map.of("by", "issue"),
                                Map.of("reason", why))
                        .tellRequester(Notice.Topic.DENIED)
                        .done());
    }

    private static Outcome<Request> reroute(Request r, Facts facts, Instant now) {
        if (r.stage().isEmpty() || !r.issueChecked()) {
            return refused(new Refusal.WrongState("Nobody is asked now.", r.state().name()));
        }
        Stage stage = r.stage().orElseThrow();
        if (Approvers.of(r, stage, facts).equals(r.waitingFor())) {
            return refused(new Refusal.WrongState("The right people are asked.", r.state().name()));
        }
        Request next = Asking.enter(r.draft(), stage, facts, now);
        return new Outcome.Changed<>(
                asked(new RequestNews(next).record("rerouted", Optional.empty(), Map.of()), next));
    }

    private static Outcome<Request> lapse(Request r, Policy policy, Instant now) {
        boolean due =
                r.state().isWaiting()
                        ? r.lapsesAt().filter(at -> !now.isBefore(at)).isPresent()
                                || !now.isBefore(r.endsAt())
                        : idle(r, now) && r.isTooLate(now);
        if (!due) {
            return refused(new Refusal.WrongState("Its time is not over.", r.state().name()));
        }
        String why =
                !r.state().isWaiting()
                        ? "The end that was asked for has passed before the credential was issued, or"
                                + " less than "
                                + Request.LEAST_LEFT.toMinutes()
                                + " minutes were left until then."
                        : now.isBefore(r.endsAt())
                                ? "Nobody decided in time: a request waits "
                                        + ChronoUnit.DAYS.between(
                                                policy.today(r.since()),
                                                policy.today(r.lapsesAt().orElse(now)))
                                        + " days at most."
                                : "The end that was asked for has passed before it was decided.";
        Request next = r.draft().to(RequestState.LAPSED, now).reason(why).next();
        return new Outcome.Changed<>(
                new RequestNews(next)
                        .record("lapsed", Optional.empty(), Map.of())
                        .tellRequester(Notice.Topic.LAPSED)
                        .comment(Notice.Topic.LAPSED, true)
                        .done());
    }

    /** Approved or failed, or an issuance whose holder is gone. */
    private static boolean idle(Request r, Instant now) {
        return switch (r.state()) {
            case APPROVED, ISSUE_FAILED -> true;
            case ISSUING -> r.lease().filter(l -> now.isBefore(l.until())).isEmpty();
            default -> false;
        };
    }

    private static Change<Request> asked(RequestNews news, Request next) {
        Asking.tell(news, next);
        if (!next.waitingFor().isEmpty()) {
            news.comment(Notice.Topic.DECISION_WANTED, false);
        }
        return news.done();
    }

    private static Outcome<Request> refused(Refusal refusal) {
        return new Outcome.Refused<>(refusal);
    }
}
