package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left to do once a value was taken out of its message, which may be long after: a
 * credential that has ended, that is another's or that cannot be made again is not issued anew.
 */
record ValueTakenOut(String next, String who) {
    private static final String NEW_NEED = "a new need is a new request: `POST /requests`";

    static ValueTakenOut of(
            Credential c, Optional<Request> request, String ts, Policy policy, Instant now) {
        if (c.handover().filter(h -> !ts.isEmpty() && !h.ts().equals(ts)).isPresent()) {
            return nobody(
                    "what stood here works no more; a later message holds the value, or says what"
                            + " came of it");
        }
        // made anew, or not made yet
        boolean goesOn =
                request.filter(r -> !r.state().isClosed())
                        .flatMap(Request::credentialId)
                        .filter(c.id()::equals)
                        .isPresent();
        return switch (c.status()) {
            case ACTIVE -> active(c, request, policy, now);
            case DEACTIVATED -> ended("it is switched off in Zendesk, and is not issued anew");
            case PENDING, REVOKING, REVOKE_FAILED, REVOKED, GONE ->
                    goesOn
                            ? nobody("a later message holds the new value, or says what came of it")
                            : ended(
                                    c.status().isEnding()
                                            ? "its end is ordered, and it is not issued anew"
                                            : "it has ended, and is not issued anew");
            case FORGOTTEN -> ended("it was given up, and is not issued anew");
        };
    }

    private static ValueTakenOut active(
            Credential c, Optional<Request> request, Policy policy, Instant now) {
        if (request.filter(r -> !r.requester().equals(c.holder())).isPresent()) {
            return ended(Mrkdwn.name(c.holderName()) + " holds it now");
        }
        if (request.filter(r -> r.isTooLate(now)).isPresent()) {
            return ended("its end is too near for a new one");
        }
        if (!policy.creates(c.kind(), policy.today(now))) {
            return ended("Zendesk creates no API tokens any more, so it cannot be issued anew");
        }
        return new ValueTakenOut(
                "if you do not have it, ask for a new one: `POST /credentials/"
                        + c.id()
                        + "/reissue`",
                "you, if it was lost");
    }

    private static ValueTakenOut ended(String why) {
        return new ValueTakenOut(why + "; " + NEW_NEED, "you, if one is still needed");
    }

    private static ValueTakenOut nobody(String next) {
        return new ValueTakenOut(next, "nobody");
    }
}
