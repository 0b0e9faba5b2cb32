package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody must look at a request or a credential again. The store keeps these instants in its
 * indexes, so that what is due is found without reading what is not.
 */
public final class DueTimes {
    /** A secret stays readable in Slack no longer than this (invariant 3). */
    public static final Duration REDACT_AFTER = Duration.ofHours(24);

    /** How long an approval may lie untouched before the tick takes it for a lost stream event. */
    public static final Duration STREAM_PATIENCE = Duration.ofMinutes(10);

    private final Policy policy;

    public DueTimes(Policy policy) {
        this.policy = policy;
    }

    /** For what cannot wait: an unchecked issue, an issuance to begin, to go on or to take over. */
    public Optional<Instant> tick(Request request) {
        return switch (request.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS ->
                    request.issueChecked() ? Optional.empty() : Optional.of(request.since());
            case APPROVED ->
                    Optional.of(
                            request.nextAttemptAt()
                                    .orElseGet(() -> request.since().plus(STREAM_PATIENCE)));
            case ISSUING -> request.lease().map(Lease::until);
            case ISSUED, DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED -> Optional.empty();
        };
    }

    /** For the daily run: those who may decide are to be reminded, or the request lapses. */
    public Optional<Instant> daily(Request request) {
        return Stream.of(Nudges.next(request, policy), request.lapsesAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /**
     * For what cannot wait: redaction, the end, the next try of a revocation, and what somebody
     * else is to have and waits to be switched on.
     */
    public Optional<Instant> tick(Credential credential) {
        return Stream.of(redaction(credential), removal(credential), switchOn(credential))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** For the daily run: the next reminder. */
    public Optional<Instant> daily(Credential credential) {
        if (credential.status() != CredentialStatus.ACTIVE) {
            return Optional.empty();
        }
        int reminded = credential.reminded().orElse(Integer.MAX_VALUE);
        return policy.remindDays().stream()
                .filter(days -> days < reminded)
                .findFirst()
                .map(days -> credential.lastDay().minusDays(days).atStartOfDay(policy.zone()))
                .map(java.time.ZonedDateTime::toInstant);
    }

    /**
     * When the value must be out of its Slack message; empty where none was written or it is out.
     */
    public Optional<Instant> redaction(Credential credential) {
        if (credential.handover().isEmpty() || credential.redactedAt().isPresent()) {
            return Optional.empty();
        }
        return credential
                .receivedAt()
                .or(() -> credential.handedOverAt().map(at -> at.plus(REDACT_AFTER)))
                .or(() -> credential.revocation().map(Credential.Revocation::orderedAt));
    }

    private static Optional<Instant> switchOn(Credential credential) {
        return credential
                .departure()
                .filter(d -> d.stage() == Departure.Stage.TO_SWITCH_ON)
                .map(Departure::since);
    }

    /** When it must be taken out, or tried again; empty while there is nothing to take out. */
    public Optional<Instant> removal(Credential credential) {
        return switch (credential.status()) {
            case ACTIVE, DEACTIVATED -> Optional.of(credential.endsAt());
            case REVOKING, REVOKE_FAILED ->
                    credential.revocation().map(Credential.Revocation::nextAttemptAt);
            // the request's own lease finds a pending one
            case PENDING, REVOKED, FORGOTTEN, GONE -> Optional.empty();
        };
    }
}
