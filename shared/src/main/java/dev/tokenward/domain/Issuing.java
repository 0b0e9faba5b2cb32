package dev.tokenward.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The transitions between approval and hand-over. Only the holder of the lease may leave ISSUING.
 */
final class Issuing {
    private Issuing() {}

    static Outcome<Request> claim(Request r, Command.Claim c, Instant now) {
        boolean free =
                switch (r.state()) {
                    case APPROVED -> r.nextAttemptAt().filter(now::isBefore).isEmpty();
                    case ISSUING -> r.lease().filter(l -> now.isBefore(l.until())).isEmpty();
                    default -> false;
                };
        if (!free || r.isTooLate(now)) {
            return refused(r, "It is not free to be issued.");
        }
        if (!r.approvalsStand()) {
            return refused(r, "What was approved has changed since.");
        }
        Request next =
                r.draft()
                        .to(RequestState.ISSUING, now)
                        .credential(c.credentialId())
                        .attempts(r.attempts() + 1)
                        .lease(new Lease(c.attempt(), now.plus(c.lease())))
                        .next();
        return changed(
                new RequestNews(next)
                        .record(
                                "issuing",
                                Optional.empty(),
                                Map.of(
                                        "attempt", c.attempt(),
                                        "number", Integer.toString(next.attempts()),
                                        "credential", c.credentialId()),
                                Map.of()));
    }

    static Outcome<Request> defer(Request r, Command.Defer c, Instant now) {
        if (!holds(r, c.attempt())) {
            return refused(r, "Another invocation issues it.");
        }
        if (r.withdrawalRequested()) {
            return refused(r, "It was withdrawn.");
        }
        Instant until = c.until().isBefore(r.endsAt()) ? c.until() : r.endsAt();
        boolean news = r.reason().filter(c.reason()::equals).isEmpty();
        Request next =
                r.draft()
                        .to(RequestState.APPROVED, now)
                        .nextAttemptAt(until)
                        .attention(Attention.ISSUE_DEFERRED)
                        .reason(c.reason())
                        .next();
        RequestNews told =
                new RequestNews(next)
                        .record(
                                "issue-deferred",
                                Optional.empty(),
                                Map.of("attempt", c.attempt(), "until", until.toString()),
                                Map.of("reason", c.reason()));
        // told once per reason, so that a long outage is one message
        return changed(
                news
                        ? told.tellRequester(Notice.Topic.ISSUE_DEFERRED)
                                .comment(Notice.Topic.ISSUE_DEFERRED, false)
                        : told);
    }

    static Outcome<Request> issued(Request r, Command.Issued c, Instant now) {
        if (!holds(r, c.attempt())) {
            return refused(r, "Another invocation issues it.");
        }
        if (r.withdrawalRequested()) {
            return refused(r, "It was withdrawn.");
        }
        if (!r.approvalsStand()) {
            return refused(r, "What was approved has changed since.");
        }
        Request next = r.draft().to(RequestState.ISSUED, now).reason(null).next();
        return changed(
                new RequestNews(next)
                        .record(
                                "issued",
                                Optional.empty(),
                                Map.of("credential", r.credentialId().orElse("")),
                                Map.of())
                        .tellRequester(Notice.Topic.ISSUED)
                        .comment(Notice.Topic.ISSUED, false));
    }

    static Outcome<Request> fail(Request r, Command.Fail c, Instant now) {
        if (!holds(r, c.attempt())) {
            return refused(r, "Another invocation issues it.");
        }
        Request next =
                r.draft()
                        .to(RequestState.ISSUE_FAILED, now)
                        .attention(Attention.ISSUE_FAILED)
                        .reason(c.reason())
                        .next();
        return changed(
                new RequestNews(next)
                        .record(
                                "issue-failed",
                                Optional.empty(),
                                Map.of("attempt", c.attempt()),
                                Map.of("reason", c.reason()))
                        .tellRequester(Notice.Topic.ISSUE_FAILED)
                        .tell(
                                Notice.Topic.ISSUE_FAILED,
                                new Notice.Recipient.OpsChannel(),
                                Map.of())
                        .comment(Notice.Topic.ISSUE_FAILED, false));
    }

    /** Back to the first stage; what is there of an attempt is deleted by its holder before. */
    static Outcome<Request> sendBack(Request r, Command.SendBack c, Facts facts, Instant now) {
        boolean may =
                c.attempt().isPresent()
                        ? holds(r, c.attempt().get())
                        : isIdle(r, now) && !r.approvalsStand();
        if (!may || r.withdrawalRequested()) {
            return refused(r, "It is not to be decided anew.");
        }
        Stage first = r.content().category().isException() ? Stage.SUPPORT_OPS : Stage.MANAGER;
        Request next = Asking.enter(r.draft().attempts(0).reason(c.reason()), first, facts, now);
        RequestNews news =
                new RequestNews(next)
                        .record(
                                "sent-back",
                                Optional.empty(),
                                Map.of(),
                                Map.of("reason", c.reason()))
                        .tellRequester(Notice.Topic.SENT_BACK)
                        .comment(Notice.Topic.SENT_BACK, false);
        return changed(Asking.tell(news, next));
    }

    private static boolean isIdle(Request r, Instant now) {
        return r.state() == RequestState.APPROVED
                || (r.state() == RequestState.ISSUING
                        && r.lease().filter(l -> now.isBefore(l.until())).isEmpty());
    }

    static Outcome<Request> withdrawn(Request r, Command.WithdrawnInTime c, Instant now) {
        if (!holds(r, c.attempt()) || !r.withdrawalRequested()) {
            return refused(r, "There is no withdrawal to carry out.");
        }
        Request next = r.draft().to(RequestState.WITHDRAWN, now).withdrawalRequested(false).next();
        return new Outcome.Changed<>(RequestLifecycle.withdrawn(next, Optional.empty()));
    }

    static Outcome<Request> retry(Request r, Actor actor, Instant now) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden("Only a Support Ops manager orders another try."));
        }
        if (actor.email().equals(r.requester())) {
            return new Outcome.Refused<>(
                    new Refusal.SelfApproval(
                            "Nobody orders another try of their own request; another Support Ops"
                                    + " manager can."));
        }
        if (r.state() != RequestState.ISSUE_FAILED) {
            return refused(r, "Another try is for a request whose issuance failed.");
        }
        if (r.isTooLate(now)) {
            return refused(
                    r,
                    "The end that was asked for has passed, or is too near; a new request is the way"
                            + " on.");
        }
        Request next = r.draft().to(RequestState.APPROVED, now).attempts(0).reason(null).next();
        return changed(
                new RequestNews(next)
                        .record("retry-ordered", Optional.of(actor), Map.of())
                        .tellRequester(Notice.Topic.APPROVED)
                        .comment(Notice.Topic.APPROVED, false));
    }

    private static boolean holds(Request r, String attempt) {
        return r.state() == RequestState.ISSUING
                && r.lease().filter(l -> l.attempt().equals(attempt)).isPresent();
    }

    private static Outcome<Request> changed(RequestNews news) {
        return new Outcome.Changed<>(news.done());
    }

    private static Outcome<Request> refused(Request r, String message) {
        return new Outcome.Refused<>(
                new Refusal.WrongState(
                        message + " Its state is " + r.state() + ".", r.state().name()));
    }
}
