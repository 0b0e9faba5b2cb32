package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An access token. Its value is kept as a hash. */
public record OauthToken(
        long id,
        long clientId,
        long userId,
        List<String> scopes,
        String visible,
        String hash,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> usedAt) {
    boolean liveAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    OauthToken used(Instant now) {
        return new OauthToken(
                id,
                clientId,
                userId,
                scopes,
                visible,
                hash,
                createdAt,
                expiresAt,
                Optional.of(now));
    }
}
