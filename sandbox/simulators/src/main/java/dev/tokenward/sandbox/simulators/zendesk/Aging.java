package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Duration;
import java.time.Instant;

/**
 * What time does to credentials. Zendesk's published schedule: from 2026-07-28 a token unused for
 * 30 days is deactivated, and deleted for good 60 days after a deactivation; on 2027-04-30 whatever
 * is left is deactivated. Never used at all: counted from creation (not published).
 */
final class Aging {
    static final Instant IDLE_RULE_FROM = Instant.parse("2026-07-28T00:00:00Z");
    static final Instant CREATION_ENDS = Instant.parse("2026-10-27T00:00:00Z");
    static final Instant TOKENS_END = Instant.parse("2027-04-30T00:00:00Z");
    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(60);

    private Aging() {}

    /** Brings the account to {@code now}. Each change bears the time when it was due. */
    static void age(Account account, Instant now) {
        for (ApiToken token : account.apiTokens.rows()) {
            age(account, token, now);
        }
        for (OauthToken token : account.tokens.rows()) {
            if (!token.liveAt(now)) {
                account.tokens.remove(token.id(), token.expiresAt().orElse(now));
            }
        }
    }

    private static void age(Account account, ApiToken token, Instant now) {
        ApiToken aged = token;
        if (aged.active()) {
            Instant ends = earlier(TOKENS_END, later(IDLE_RULE_FROM, aged.idleSince().plus(IDLE)));
            if (ends.isAfter(now)) {
                return;
            }
            aged = aged.deactivated(ends);
            account.apiTokens.put(aged, ends);
        }
        Instant deleted = later(IDLE_RULE_FROM, aged.deactivatedAt().orElse(now)).plus(KEPT);
        if (!deleted.isAfter(now)) {
            account.apiTokens.remove(aged.id(), deleted);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
