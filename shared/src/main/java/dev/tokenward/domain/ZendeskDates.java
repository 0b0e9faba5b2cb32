package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates on which Zendesk itself acts. */
public final class ZendeskDates {
    /** DOCUMENTED: from this day on no API token works, nor can be activated again. */
    public static final LocalDate API_TOKENS_END = LocalDate.of(2027, 4, 30);

    /** The first moment of that day. UNKNOWN in which zone it begins; taken as UTC. */
    public static final Instant API_TOKENS_END_AT =
            API_TOKENS_END.atStartOfDay(ZoneOffset.UTC).toInstant();

    /** DOCUMENTED: since then an API token that idles is deactivated. */
    public static final Instant IDLE_RULE_FROM = Instant.parse("2026-07-28T00:00:00Z");

    /** DOCUMENTED: so long unused, and it is deactivated. */
    public static final Duration IDLE = Duration.ofDays(30);

    /** DOCUMENTED: so long deactivated, and it is deleted for good. */
    public static final Duration KEPT = Duration.ofDays(60);

    /** So long before, it is worth putting first. */
    private static final Duration NEAR = Duration.ofDays(7);

    /** Still active so long after, and Zendesk counts its days otherwise than we do. */
    private static final Duration MISTAKEN = Duration.ofDays(2);

    private ZendeskDates() {}

    /**
     * When Zendesk deactivates an active API token that nobody uses from then on.
     *
     * @param idleSince its last use; its making, where it was never used (UNKNOWN, so taken)
     */
    public static Instant idleUntil(Instant idleSince) {
        Instant idle = idleSince.plus(IDLE);
        Instant ruled = idle.isBefore(IDLE_RULE_FROM) ? IDLE_RULE_FROM : idle;
        return ruled.isBefore(API_TOKENS_END_AT) ? ruled : API_TOKENS_END_AT;
    }

    /**
     * The same, where it is less than a week ahead; empty again where it passed two days ago and
     * did not happen.
     *
     * @param idleSince of an active API token
     */
    static Optional<Instant> nearlyIdle(Instant idleSince, Instant now) {
        return Optional.of(idleUntil(idleSince))
                .filter(off -> off.isBefore(now.plus(NEAR)) && off.isAfter(now.minus(MISTAKEN)));
    }
}
