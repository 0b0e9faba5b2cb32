package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The access token that Tokenward itself works with: minted when needed, kept, renewed before it
 * expires.
 */
final class OwnTokens {
    /** No scope exists for managing tokens and clients: the service needs both broad ones. */
    private static final List<String> SCOPES = List.of("read", "write");

    private static final Duration LIFE = Duration.ofHours(1);

    /** DOCUMENTED default, for an answer that does not say (OBSERVED). */
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(30);

    private final HttpCaller http;
    private final InstantSource clock;
    private Optional<Held> held = Optional.empty();

    private record Held(Secret token, ZendeskSecret mintedWith, Instant renewAt) {}

    OwnTokens(HttpCaller http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** {@link Answer.Refused} if Zendesk does not accept the client, its secret or its scopes. */
    synchronized Answer<Secret> of(ZendeskSecret secret, Auth.OauthClient client) {
        Instant now = clock.instant();
        if (held.isPresent()
                && now.isBefore(held.get().renewAt())
                && same(held.get().mintedWith(), secret)) {
            return new Answer.Ok<>(held.get().token());
        }
        held = Optional.empty();
        // a second token beside a lost one does no harm, so this call may be repeated
        Call call =
                Minting.call(client.clientId(), client.clientSecret(), SCOPES, LIFE).repeatable();
        Answer<Minted> minted =
                http.call(
                        BaseUrl.of(secret.baseUrl()),
                        call,
                        reply -> Minting.read(call, reply, http.after(reply)));
        return switch (minted) {
            case Answer.Ok<Minted>(Minted token) -> {
                held = Optional.of(new Held(token.token(), secret, renewAt(now, token)));
                yield new Answer.Ok<>(token.token());
            }
            case Answer<Minted> other -> other.map(Minted::token);
        };
    }

    /** A token was refused: the next call mints another. */
    synchronized void drop() {
        held = Optional.empty();
    }

    /** At four fifths of its life, so that no call of ours outlives it. */
    private static Instant renewAt(Instant now, Minted token) {
        Duration life = token.expiresIn().orElse(DEFAULT_LIFE);
        return now.plus(life.multipliedBy(4).dividedBy(5));
    }

    /** A secret is read anew every few minutes; only other content makes the token another's. */
    private static boolean same(ZendeskSecret a, ZendeskSecret b) {
        return a.baseUrl().equals(b.baseUrl())
                && a.auth() instanceof Auth.OauthClient(String idA, Secret secretA)
                && b.auth() instanceof Auth.OauthClient(String idB, Secret secretB)
                && idA.equals(idB)
                && secretA.reveal().equals(secretB.reveal());
    }
}
