package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What has grown in an account over the years, made by its first administrator.
 *
 * @param tokens API tokens, last used on 20 November 2026
 * @param clients OAuth clients
 * @param access access tokens, spread over the clients
 */
public record GrownAccount(int tokens, int clients, int access) {
    public static final long FIRST_THIRD_PARTY = 8_500_000_000L;

    private static final Instant LONG_AGO = Instant.parse("2025-02-03T10:00:00Z");
    private static final Instant LAST_USED = Instant.parse("2026-11-20T10:00:00Z");
    private static final long MAKER = 1;

    public void in(ZendeskSimulator zendesk) {
        zendesk.add(
                each(tokens).mapToObj(GrownAccount::token).toList(),
                each(clients).mapToObj(GrownAccount::client).toList(),
                each(access).mapToObj(this::accessToken).toList());
    }

    /**
     * Access tokens of clients that are in no list of the account, as third parties' are: each acts
     * as another user, and never ends.
     *
     * @param clients how many, numbered from {@link #FIRST_THIRD_PARTY}
     * @param each how many tokens each has
     */
    public static void thirdParties(int clients, int each, ZendeskSimulator zendesk) {
        zendesk.add(
                List.of(),
                List.of(),
                each(clients * each).mapToObj(i -> ofThirdParty(i, i % clients)).toList());
    }

    private static OauthToken ofThirdParty(int i, int client) {
        return new OauthToken(
                8_000_000_000L + i,
                FIRST_THIRD_PARTY + client,
                9_000_000_000L + i,
                List.of("read"),
                "VISIBLE" + i,
                "hash" + i,
                LONG_AGO,
                Optional.empty(),
                Optional.of(LONG_AGO.plusSeconds(i)));
    }

    private static IntStream each(int many) {
        return IntStream.range(0, many);
    }

    private static ApiToken token(int i) {
        return new ApiToken(
                5_000_000_000L + i,
                Optional.of("Script " + i),
                Optional.empty(),
                LONG_AGO,
                LONG_AGO,
                LAST_USED,
                Optional.empty(),
                MAKER,
                "VISIBLE" + i,
                "hash" + i);
    }

    private static OauthClient client(int i) {
        return new OauthClient(
                6_000_000_000L + i,
                "client-" + i,
                "Client " + i,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                List.of("read"),
                MAKER,
                "VISIBLE" + i,
                "hash" + i,
                LONG_AGO,
                LONG_AGO);
    }

    private OauthToken accessToken(int i) {
        return new OauthToken(
                7_000_000_000L + i,
                6_000_000_000L + i % Math.max(1, clients),
                MAKER,
                List.of("read"),
                "VISIBLE" + i,
                "hash" + i,
                LONG_AGO,
                Optional.empty(),
                Optional.of(LONG_AGO.plusSeconds(i)));
    }
}
