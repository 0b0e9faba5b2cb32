package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Zendesk over HTTP. Signs in as the secret says: an OAuth client whose token is minted and kept,
 * or an address and an API token. A faulty secret is an {@link Answer.Blind} that names its field.
 */
public final class HttpZendesk implements Zendesk {
    private final HttpCaller http;
    private final Session session;
    private final ApiTokens apiTokens;
    private final OauthClients clients;
    private final OauthTokens tokens;
    private final Users users;

    /**
     * @param clock decides when our own token is renewed
     */
    public HttpZendesk(Secrets secrets, HttpCaller http, InstantSource clock) {
        this.http = http;
        this.session = new Session(secrets, http, new OwnTokens(http, clock));
        Lists lists = new Lists(session);
        this.apiTokens = new ApiTokens(session, lists);
        this.clients = new OauthClients(session, lists);
        this.tokens = new OauthTokens(session, lists);
        this.users = new Users(session, lists);
    }

    @Override
    public Answer<List<ApiToken>> apiTokens() {
        return apiTokens.list();
    }

    @Override
    public Answer<Created> createApiToken(String description) {
        return apiTokens.create(description);
    }

    @Override
    public Answer<ApiToken> renameApiToken(String id, String description) {
        return apiTokens.rename(id, description);
    }

    @Override
    public Answer<ApiToken> deactivateApiToken(String id) {
        return apiTokens.deactivate(id);
    }

    @Override
    public Answer<ApiToken> activateApiToken(String id) {
        return apiTokens.activate(id);
    }

    @Override
    public Answer<Void> deleteApiToken(String id) {
        return apiTokens.delete(id);
    }

    @Override
    public Answer<List<OauthClient>> oauthClients() {
        return clients.list();
    }

    @Override
    public Answer<Created> createOauthClient(
            String identifier, String name, String description, List<String> scopes) {
        return clients.create(identifier, name, description, scopes);
    }

    @Override
    public Answer<OauthClient> oauthClient(String id) {
        return clients.show(id);
    }

    @Override
    public Answer<OauthClient> renameOauthClient(String id, String name) {
        return clients.rename(id, name);
    }

    @Override
    public Answer<Void> regenerateSecret(String clientId) {
        return clients.regenerateSecret(clientId);
    }

    @Override
    public Answer<Void> deleteOauthClient(String id) {
        return clients.delete(id);
    }

    @Override
    public Answer<List<OauthToken>> oauthTokens(String clientId) {
        return tokens.ofClient(clientId);
    }

    @Override
    public Answer<Integer> eachOauthToken(Consumer<OauthToken> each, BooleanSupplier goesOn) {
        return tokens.each(each, goesOn);
    }

    @Override
    public Answer<Integer> eachOauthTokenOf(
            String clientId, Consumer<OauthToken> each, BooleanSupplier goesOn) {
        return tokens.eachOf(clientId, each, goesOn);
    }

    @Override
    public Answer<Void> revokeOauthToken(String id) {
        return tokens.revoke(id);
    }

    @Override
    public Answer<Minted> mint(
            String identifier, Secret secret, List<String> scopes, Duration expiresIn) {
        Call call = Minting.call(identifier, secret, scopes, expiresIn);
        return session.sendAs(call).then(reply -> Minting.read(call, reply, http.after(reply)));
    }

    @Override
    public Answer<Void> revokeMinted(String clientId, Secret token) {
        return tokens.revokeMinted(clientId, token);
    }

    @Override
    public Answer<ZendeskUser> whoIs(Email user, Secret apiToken) {
        return users.whoIs(user, apiToken);
    }

    @Override
    public Answer<Optional<ZendeskUser>> userByEmail(Email email) {
        return users.byEmail(email);
    }

    @Override
    public Answer<ZendeskUser> user(String id) {
        return users.byId(id);
    }

    @Override
    public Answer<ZendeskUser> me() {
        return users.me();
    }

    /** The two flags are the texts "true" and "false" in the official example. */
    @Override
    public Answer<AccountApiSettings> apiSettings() {
        Call call = Call.get("/api/v2/account/settings");
        return session.call(
                call, reply -> Writes.record(call, reply, "settings", HttpZendesk::apiSettings));
    }

    private static Optional<AccountApiSettings> apiSettings(JsonNode settings) {
        JsonNode api = settings.path("api");
        return settings.isObject()
                ? Optional.of(
                        new AccountApiSettings(
                                ForeignJson.flag(api, "api_token_access"),
                                ForeignJson.flag(api, "api_password_access")))
                : Optional.empty();
    }
}
