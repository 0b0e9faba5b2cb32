package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transitions of a credential that is taken out of Zendesk. */
final class Revoking {
    /** Longest wait for Zendesk's lists to show what was done; then it counts as a failure. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Revoking() {}

    static Outcome<Credential> order(Credential c, Optional<Actor> actor, String why, Instant now) {
        return switch (c.status()) {
            case PENDING, ACTIVE, DEACTIVATED -> {
                Credential next =
                        c.draft()
                                .status(CredentialStatus.REVOKING)
                                .revocation(
                                        Credential.Revocation.ordered(
                                                why, actor.map(Actor::email), now))
                                .next();
                yield new Outcome.Changed<>(
                        new Change<>(
                                next,
                                List.of(
                                        CredentialNews.event(
                                                next,
                                                "revocation-ordered",
                                                actor,
                                                Map.of(),
                                                Map.of("why", why))),
                                Questions.settled(c, next)));
            }
            case REVOKING, REVOKE_FAILED -> refused(c, "It is being taken out already.");
            case REVOKED, FORGOTTEN, GONE -> refused(c, "It is " + c.status() + " already.");
        };
    }

    static Change<Credential> done(Credential c) {
        Credential next = c.draft().status(CredentialStatus.REVOKED).next();
        List<Notice> notices = new ArrayList<>();
        if (c.handedOverAt().isPresent()) {
            if (next.hasHolder()) {
                notices.add(tell(next, new Notice.Recipient.To(next.holder())));
            }
            // what the issue was about is over
            notices.add(tell(next, new Notice.Recipient.Issue(true)));
        }
        notices.addAll(CredentialLifecycle.owedRedaction(next));
        return new Change<>(
                next, List.of(CredentialNews.event(next, "revoked", Map.of())), notices);
    }

    private static Notice tell(Credential c, Notice.Recipient to) {
        return CredentialNews.notice(c, Notice.Topic.REVOKED, "", to, Map.of());
    }

    static Change<Credential> waits(
            Credential c, String what, Instant until, Policy policy, Instant now) {
        Credential.Revocation r = c.revocation().orElseThrow();
        Instant since = r.waitingSince().orElse(now);
        return now.isBefore(since.plus(PATIENCE))
                ? CredentialNews.step(
                        c.draft().revocation(r.waiting(since, until)).next(), "revocation-waits")
                : failed(c, what, false, Optional.empty(), policy, now);
    }

    static Change<Credential> failed(
            Credential c,
            String failure,
            boolean permanent,
            Optional<Duration> after,
            Policy policy,
            Instant now) {
        Credential.Revocation r = c.revocation().orElseThrow();
        LocalDate today = policy.today(now);
        Credential.Revocation failed =
                r.failed(
                        failure,
                        now.plus(
                                permanent
                                        ? DAILY
                                        : after.map(Revoking::bounded)
                                                .orElseGet(() -> backOff(r.attempts()))),
                        today);
        Credential next =
                c.draft().status(CredentialStatus.REVOKE_FAILED).revocation(failed).next();
        boolean told = r.toldOn().equals(Optional.of(today));
        return new Change<>(
                next,
                List.of(
                        CredentialNews.event(
                                next,
                                "revoke-failed",
                                Optional.empty(),
                                Map.of(
                                        "attempts",
                                        Integer.toString(failed.attempts()),
                                        "permanent",
                                        Boolean.toString(permanent)),
                                Map.of("failure", failure))),
                told
                        ? List.of()
                        : List.of(
                                CredentialNews.notice(
                                        next,
                                        Notice.Topic.REVOKE_FAILED,
                                        today.toString(),
                                        new Notice.Recipient.OpsChannel(),
                                        Map.of("failure", failure))));
    }

    private static Duration bounded(Duration wish) {
        return wish.compareTo(SHORTEST) < 0 ? SHORTEST : wish.compareTo(DAILY) > 0 ? DAILY : wish;
    }

    /** From a quarter of an hour, doubled with each try, to a day: retried daily for ever. */
    private static Duration backOff(int earlier) {
        return Duration.ofMinutes(Math.min(15L << Math.min(earlier, 7), DAILY.toMinutes()));
    }

    private static Outcome<Credential> refused(Credential c, String message) {
        return new Outcome.Refused<>(new Refusal.WrongState(message, c.status().name()));
    }
}
