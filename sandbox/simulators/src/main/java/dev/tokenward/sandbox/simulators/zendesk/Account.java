package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account's tables. Guarded by the simulator's lock. */
final class Account {
    final Table<User> users;
    final Table<ApiToken> apiTokens;
    final Table<OauthClient> clients;
    final Table<OauthToken> tokens;
    final ZendeskSettings settings;
    final Secrets secrets;
    private long lastId;
    private boolean tokenAccess;

    Account(ZendeskState state, ZendeskSettings settings, Secrets secrets) {
        this.users = new Table<>(User::id, state.users());
        this.apiTokens = new Table<>(ApiToken::id, state.apiTokens());
        this.clients = new Table<>(OauthClient::id, state.clients());
        this.tokens = new Table<>(OauthToken::id, state.tokens());
        this.settings = settings;
        this.secrets = secrets;
        this.lastId = state.lastId();
        this.tokenAccess = state.tokenAccess();
    }

    ZendeskState state() {
        return new ZendeskState(
                lastId, tokenAccess, users.rows(), apiTokens.rows(), clients.rows(), tokens.rows());
    }

    /** Beyond 32 bits, as real ones are (case C08), and not consecutive. */
    long nextId() {
        lastId += 24;
        return lastId;
    }

    void countOnFrom(long id) {
        lastId = id;
    }

    boolean tokenAccess() {
        return tokenAccess;
    }

    /** Switching access off deactivates all tokens; on again, they stay so. */
    void setTokenAccess(boolean on, Instant now) {
        tokenAccess = on;
        if (!on) {
            apiTokens.rows().stream()
                    .filter(ApiToken::active)
                    .forEach(token -> apiTokens.put(token.deactivated(now), now));
        }
    }

    Optional<User> userByEmail(String email) {
        return users.first(user -> user.active() && user.email().equalsIgnoreCase(email));
    }

    /** Stores a token and answers with its value, which nobody can read again. */
    String issue(
            OauthClient client,
            long userId,
            List<String> scopes,
            Optional<Duration> life,
            Instant now) {
        String value =
                settings.has(Quirk.SHORT_ACCESS_TOKENS)
                        ? secrets.next(40)
                        : secrets.nextInThreeParts();
        OauthToken token =
                new OauthToken(
                        nextId(),
                        client.id(),
                        userId,
                        scopes,
                        Secrets.visible(value),
                        Secrets.hash(value),
                        now,
                        life.map(now::plus),
                        Optional.empty());
        tokens.put(token, now);
        return value;
    }
}
