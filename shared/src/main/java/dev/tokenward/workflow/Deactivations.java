package dev.tokenward.workflow;

import dev.tokenward.domain.Credential.Deactivation;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.zendesk.ApiToken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Who or what deactivated an API token, as far as Zendesk's list shows: it says when a token was
 * last used, not why it is inactive (hazard E25).
 */
final class Deactivations {
    /** DOCUMENTED: from here on no API token works, nor can be activated again. */
    static final Instant TOKENS_END =
            ZendeskDates.API_TOKENS_END.atStartOfDay(ZoneOffset.UTC).toInstant();

    /** DOCUMENTED: a token unused for so long is deactivated, and deleted 60 days later. */
    private static final Duration IDLE = Duration.ofDays(30);

    /** DOCUMENTED: the rule holds since then. */
    private static final Instant IDLE_RULE_FROM = Instant.parse("2026-07-28T00:00:00Z");

    private Deactivations() {}

    /**
     * @param seenAt when it was first seen to be inactive
     */
    static Deactivation of(ApiToken token, Instant seenAt) {
        return new Deactivation(reason(token, seenAt), seenAt);
    }

    private static Deactivation.Reason reason(ApiToken token, Instant seenAt) {
        if (!seenAt.isBefore(TOKENS_END)) {
            return Deactivation.Reason.TOKENS_ENDED;
        }
        // never used at all: UNKNOWN whether counted from creation, so taken
        Optional<Instant> idleSince = token.lastUsedAt().or(token::createdAt);
        boolean idle =
                !seenAt.isBefore(IDLE_RULE_FROM)
                        && idleSince.filter(at -> !at.plus(IDLE).isAfter(seenAt)).isPresent();
        return idle ? Deactivation.Reason.IDLE : Deactivation.Reason.PERSON;
    }
}
