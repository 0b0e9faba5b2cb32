package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.StateFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One Zendesk account. Besides HTTP, it can be looked into and changed as an admin's screen can.
 */
public final class ZendeskSimulator extends Simulator<ZendeskState> {
    private final Account account;
    private final Routes routes;
    private final Grant grant;
    private final RateLimit limit;

    private ZendeskSimulator(
            InstantSource clock, Account account, Optional<StateFile<ZendeskState>> file) {
        super(clock, file);
        this.account = account;
        this.routes = new Routes(account);
        this.grant = new Grant(account);
        this.limit = new RateLimit(account.settings, account.settings::nanos);
    }

    /**
     * An account, restored where the file holds one.
     *
     * @param canary a recognisable part of every secret handed out; letters and digits
     * @param file where the state is kept; empty: in memory
     */
    public static ZendeskSimulator create(
            InstantSource clock,
            Own own,
            String canary,
            ZendeskSettings settings,
            Optional<Path> file) {
        Optional<StateFile<ZendeskState>> state =
                file.map(path -> new StateFile<>(path, ZendeskState.class));
        ZendeskState start =
                state.flatMap(StateFile::load)
                        .map(saved -> Beginning.withSecret(saved, own))
                        .orElseGet(() -> Beginning.of(own));
        return new ZendeskSimulator(
                clock, new Account(start, settings, new Secrets(canary)), state);
    }

    /** An account that goes on from a state, in memory. */
    public static ZendeskSimulator from(
            ZendeskState start, InstantSource clock, String canary, ZendeskSettings settings) {
        return new ZendeskSimulator(
                clock, new Account(start, settings, new Secrets(canary)), Optional.empty());
    }

    @Override
    protected ZendeskState state() {
        Aging.age(account, clock().instant());
        return account.state();
    }

    @Override
    protected Reply answer(Call call) {
        Instant now = clock().instant();
        Aging.age(account, now);
        if (call.rawPath().equals("/oauth/tokens") && call.method().equals("POST")) {
            return grant.mint(call, now);
        }
        return limit.count().orElseGet(() -> limit.told(routes.run(call, root(), now)));
    }

    public ZendeskSettings settings() {
        return account.settings;
    }

    /** What the account holds now. */
    public ZendeskState look() {
        return exclusively(this::state);
    }

    /** Adds a verified user and answers with the id. */
    public long addUser(String email, String name, User.Role role) {
        return exclusively(() -> {
            Instant now = clock().instant();
            long id = account.nextId();
            account.users.put(new User(id, email, name, role, true, false, true, now), now);
            return id;
        });
    }

    /** What is made from now on has ids behind this one (case C08). */
    public void countOnFrom(long id) {
        exclusively(() -> {
            account.countOnFrom(id);
            return id;
        });
    }

    public void suspend(String email) {
        change(email, user -> user.withSuspended(true));
    }

    public void delete(String email) {
        change(email, user -> user.withActive(false));
    }

    public void setRole(String email, User.Role role) {
        change(email, user -> user.withRole(role));
    }

    public void setVerified(String email, boolean verified) {
        change(email, user -> user.withVerified(verified));
    }

    /** As in Admin Center; off deactivates every API token. */
    public void setTokenAccess(boolean on) {
        exclusively(() -> {
            account.setTokenAccess(on, clock().instant());
            return on;
        });
    }

    /**
     * An API token made in Admin Center by this user, whatever the account still allows.
     *
     * @return its value
     */
    public String makeApiToken(String email, String description, Instant createdAt) {
        return exclusively(() -> {
            String value = account.secrets.next(30);
            long user = account.userByEmail(email).orElseThrow().id();
            new ApiTokenCalls(account).add(Optional.of(description), user, value, createdAt);
            return value;
        });
    }

    /** Adds what has grown in an account over the years, or replaces it by its ids. */
    public void add(List<ApiToken> tokens, List<OauthClient> clients, List<OauthToken> access) {
        exclusively(() -> {
            Instant now = clock().instant();
            account.apiTokens.putAll(tokens, now);
            account.clients.putAll(clients, now);
            account.tokens.putAll(access, now);
            return now;
        });
    }

    /** Renames an API token as another admin may, unseen by the governing service. */
    public void renameApiToken(long id, String description) {
        changeApiToken(id, token -> token.renamed(Optional.of(description), clock().instant()));
    }

    public void deactivateApiToken(long id) {
        changeApiToken(id, token -> token.deactivated(clock().instant()));
    }

    /**
     * An access token that somebody minted by then, with the scope {@code tickets:read}.
     *
     * @param used when it was last used
     */
    public void makeAccessToken(
            long id, long client, Instant made, Optional<Instant> expires, Optional<Instant> used) {
        List<String> scopes = List.of("tickets:read");
        add(
                List.of(),
                List.of(),
                List.of(
                        new OauthToken(
                                id,
                                client,
                                1,
                                scopes,
                                "VISIBLE",
                                "hash" + id,
                                made,
                                expires,
                                used)));
    }

    public void deleteApiToken(long id) {
        exclusively(() -> {
            account.apiTokens.remove(id, clock().instant());
            return id;
        });
    }

    /** Somebody calls with it now. */
    public void useApiToken(long id) {
        changeApiToken(id, token -> token.used(clock().instant()));
    }

    /** Activates an API token again, as the screen can until all tokens end. */
    public void reactivateApiToken(long id) {
        changeApiToken(id, token -> token.reactivated(clock().instant()));
    }

    /**
     * A confidential client made in Admin Center by this user.
     *
     * @return its id
     */
    public long makeClient(String email, String identifier, String name, List<String> scopes) {
        return exclusively(() -> {
            long user = account.userByEmail(email).orElseThrow().id();
            return new OauthClientCalls(account)
                    .add(identifier, name, scopes, user, clock().instant())
                    .id();
        });
    }

    /** Renames a client as another admin may, unseen by the governing service. */
    public void renameClient(long id, String name) {
        changeClient(id, client -> client.withName(name, clock().instant()));
    }

    /** Limits a client to other scopes, as another admin may. */
    public void limitClient(long id, List<String> scopes) {
        changeClient(id, client -> client.withScopes(scopes, clock().instant()));
    }

    private void changeClient(long id, UnaryOperator<OauthClient> change) {
        exclusively(() -> {
            OauthClient client = account.clients.find(id).orElseThrow();
            account.clients.put(change.apply(client), clock().instant());
            return id;
        });
    }

    /** Deletes a client as another admin may; its tokens stay or go as the quirk says. */
    public void deleteClient(long id) {
        exclusively(() -> {
            new OauthClientCalls(account).delete(id, clock().instant());
            return id;
        });
    }

    /** All clients, the governing service's own included. */
    public List<OauthClient> clients() {
        return look().clients();
    }

    public List<ApiToken> apiTokens() {
        return look().apiTokens();
    }

    public List<OauthToken> oauthTokens() {
        return look().tokens();
    }

    private void changeApiToken(long id, UnaryOperator<ApiToken> change) {
        exclusively(() -> {
            ApiToken token = account.apiTokens.find(id).orElseThrow();
            account.apiTokens.put(change.apply(token), clock().instant());
            return id;
        });
    }

    private void change(String email, UnaryOperator<User> change) {
        exclusively(() -> {
            User user = account.userByEmail(email).orElseThrow();
            account.users.put(change.apply(user), clock().instant());
            return user;
        });
    }
}
