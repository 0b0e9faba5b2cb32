package dev.tokenward.zendesk;

import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.util.Optional;

/**
 * Tells Tokenward's own credential in a list, so that it can be protected (hazard E28).
 *
 * @param identifier of our own OAuth client
 * @param token our own API token
 */
record Own(Optional<String> identifier, Optional<Secret> token) {
    /** A shorter beginning of a value proves nothing. */
    private static final int SHORTEST = 4;

    static final Own UNKNOWN = new Own(Optional.empty(), Optional.empty());

    static Own of(Auth auth) {
        return switch (auth) {
            case Auth.OauthClient(String clientId, Secret secret) ->
                    new Own(Optional.of(clientId), Optional.empty());
            case Auth.ApiToken(String email, Secret token) ->
                    new Own(Optional.empty(), Optional.of(token));
        };
    }

    boolean isClient(String other) {
        return identifier.filter(other::equals).isPresent();
    }

    /** By the beginning of the value, which lists show; it is compared here and never kept. */
    boolean isToken(Optional<String> visible) {
        Optional<String> beginning =
                visible.map(v -> v.replaceAll("[.…*\\s]+$", ""))
                        .filter(v -> v.length() >= SHORTEST);
        return token.isPresent()
                && beginning.filter(b -> token.get().reveal().startsWith(b)).isPresent();
    }
}
