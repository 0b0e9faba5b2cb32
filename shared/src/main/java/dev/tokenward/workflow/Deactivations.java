package dev.tokenward.workflow;

import dev.tokenward.domain.Credential.Deactivation;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.zendesk.ApiToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Who or what deactivated an API token, as far as Zendesk's list shows: it says when a token was
 * last used, not why it is inactive (hazard E25).
 */
final class Deactivations {
    private Deactivations() {}

    /**
     * @param seenAt when it was first seen to be inactive
     */
    static Deactivation of(ApiToken token, Instant seenAt) {
        return new Deactivation(reason(token, seenAt), seenAt);
    }

    private static Deactivation.Reason reason(ApiToken token, Instant seenAt) {
        if (!seenAt.isBefore(ZendeskDates.API_TOKENS_END_AT)) {
            return Deactivation.Reason.TOKENS_ENDED;
        }
        // never used at all: UNKNOWN whether counted from creation, so taken
        Optional<Instant> idleSince = token.lastUsedAt().or(token::createdAt);
        boolean idle =
                !seenAt.isBefore(ZendeskDates.IDLE_RULE_FROM)
                        && idleSince
                                .filter(at -> !at.plus(ZendeskDates.IDLE).isAfter(seenAt))
                                .isPresent();
        return idle ? Deactivation.Reason.IDLE : Deactivation.Reason.PERSON;
    }
}
