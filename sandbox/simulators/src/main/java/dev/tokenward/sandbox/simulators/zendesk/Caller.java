package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Who calls, as far as the credential tells. */
sealed interface Caller {
    /** No credential at all: {@code users/me} still answers 200. */
    record Anonymous() implements Caller {}

    record Unknown(Reply refusal) implements Caller {}

    /** A user, with the bearer token's scopes; an API token has no scopes and may do anything. */
    record Known(User user, Optional<OauthToken> token) implements Caller {}

    /** Identifies, and moves the credential's stamp of last use. */
    static Caller of(Call call, Account account, Instant now) {
        String header = call.header("authorization").orElse("");
        String[] parts = header.split(" ", 2);
        String value = parts.length == 2 ? parts[1].trim() : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "" -> new Anonymous();
            case "basic" -> basic(value, account, now);
            case "bearer" -> bearer(value, account, now);
            default -> new Unknown(Errors.notAuthenticated());
        };
    }

    /** An API token works with any verified user's address, and then with that user's role. */
    private static Caller basic(String encoded, Account account, Instant now) {
        String pair = decode(encoded);
        int colon = pair.indexOf(':');
        String name = colon < 0 ? pair : pair.substring(0, colon);
        if (colon < 0 || !name.endsWith("/token") || !account.tokenAccess()) {
            return new Unknown(Errors.notAuthenticated());
        }
        String hash = Secrets.hash(pair.substring(colon + 1));
        Optional<ApiToken> token =
                account.apiTokens.first(t -> t.active() && t.hash().equals(hash));
        Optional<User> user =
                account.userByEmail(name.substring(0, name.length() - "/token".length()))
                        .filter(User::mayCall);
        if (token.isEmpty() || user.isEmpty()) {
            return new Unknown(Errors.notAuthenticated());
        }
        account.apiTokens.put(token.get().used(now), now);
        return new Known(user.get(), Optional.empty());
    }

    private static Caller bearer(String value, Account account, Instant now) {
        String hash = Secrets.hash(value);
        Optional<OauthToken> token =
                account.tokens.first(t -> t.liveAt(now) && t.hash().equals(hash));
        Optional<User> user =
                token.flatMap(t -> account.users.find(t.userId())).filter(User::mayCall);
        if (token.isEmpty() || user.isEmpty()) {
            return new Unknown(Errors.invalidToken());
        }
        OauthToken used = token.get().used(now);
        account.tokens.put(used, now);
        return new Known(user.get(), Optional.of(used));
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
