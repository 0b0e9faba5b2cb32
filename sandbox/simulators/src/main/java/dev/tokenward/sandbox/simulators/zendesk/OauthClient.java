package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An OAuth client. Its secret is kept as a hash.
 *
 * @param scopes the ceiling; none means no ceiling
 * @param userId the owner, as whom {@code client_credentials} acts
 */
public record OauthClient(
        long id,
        String identifier,
        String name,
        Optional<String> description,
        Optional<String> company,
        List<String> redirectUris,
        boolean confidential,
        List<String> scopes,
        long userId,
        String visible,
        String hash,
        Instant createdAt,
        Instant updatedAt) {
    OauthClient withName(String next, Instant now) {
        return with(next, scopes, now);
    }

    OauthClient withScopes(List<String> next, Instant now) {
        return with(name, next, now);
    }

    private OauthClient with(String nextName, List<String> nextScopes, Instant now) {
        return new OauthClient(
                id,
                identifier,
                nextName,
                description,
                company,
                redirectUris,
                confidential,
                nextScopes,
                userId,
                visible,
                hash,
                createdAt,
                now);
    }

    OauthClient withSecret(String nextVisible, String nextHash, Instant now) {
        return new OauthClient(
                id,
                identifier,
                name,
                description,
                company,
                redirectUris,
                confidential,
                scopes,
                userId,
                nextVisible,
                nextHash,
                createdAt,
                now);
    }
}
