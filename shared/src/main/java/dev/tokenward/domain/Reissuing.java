package dev.tokenward.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A lost value cannot be shown again, so its credential is deleted and made anew under the same
 * approvals and the same end. The request waits in APPROVED until the old one is seen to be gone,
 * as an extension does that needs its name: there are never two.
 */
final class Reissuing {
    private Reissuing() {}

    static Outcome<Request> order(Request r, Actor actor, Facts facts, Instant now) {
        if (!actor.email().equals(r.requester())) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden(
                            "Only " + r.requesterName() + ", its holder, has it issued anew."));
        }
        if (r.state() != RequestState.ISSUED) {
            return wrong(r, "Only what was issued is issued anew.");
        }
        if (r.isTooLate(now)) {
            return wrong(r, "Its end is too near for a new one to be of use.");
        }
        if (!facts.policy().creates(r.content().kind(), facts.policy().today(now))) {
            return wrong(
                    r,
                    "Zendesk creates no API tokens any more: a deleted one could not be made anew."
                            + " Nothing was touched; ask for an OAUTH_CLIENT.");
        }
        switch (Standing.of(r, facts, now)) {
            case Standing.Holds holds -> {
                // what was approved holds still
            }
            case Standing.SentBack(String why) -> {
                return wrong(r, why + " Nothing was touched; ask anew.");
            }
            case Standing.Fails(String why) -> {
                return wrong(r, why + " Nothing was touched.");
            }
        }
        Request next =
                r.draft()
                        .to(RequestState.APPROVED, now)
                        .attempts(0)
                        .nextAttemptAt(now)
                        .reason("The credential before it is deleted first.")
                        .next();
        return new Outcome.Changed<>(
                new RequestNews(next)
                        .record(
                                "reissue-ordered",
                                Optional.of(actor),
                                Map.of("credential", r.credentialId().orElse("")),
                                Map.of())
                        .tell(
                                Notice.Topic.REISSUE_ORDERED,
                                new Notice.Recipient.OpsChannel(),
                                Map.of())
                        .done());
    }

    /** Without a time set for the next attempt, the stream brings the request to the issuer. */
    static Outcome<Request> ready(Request r, Instant now) {
        if (r.state() != RequestState.APPROVED || r.nextAttemptAt().isEmpty() || r.attempts() > 0) {
            return wrong(r, "It does not wait for a deletion.");
        }
        Request next = r.draft().to(RequestState.APPROVED, now).reason(null).next();
        return new Outcome.Changed<>(
                new RequestNews(next).record("reissue-ready", Optional.empty(), Map.of()).done());
    }

    private static Outcome<Request> wrong(Request r, String message) {
        return new Outcome.Refused<>(new Refusal.WrongState(message, r.state().name()));
    }
}
