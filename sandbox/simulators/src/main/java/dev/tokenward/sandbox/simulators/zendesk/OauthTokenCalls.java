package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Fields;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v2/oauth/tokens}: lists show the first ten characters only. */
final class OauthTokenCalls {
    private final Account account;

    OauthTokenCalls(Account account) {
        this.account = account;
    }

    /** One's own tokens; everybody's with {@code all=true}. */
    Reply list(Ask ask) {
        Fields query = ask.call().query();
        boolean all = query.first("all").filter("true"::equals).isPresent();
        Optional<String> client = query.first("client_id");
        if (query.has("global_client_id")) {
            return Paging.list(ask, "tokens", List.of(), OauthToken::id, t -> json(ask, t));
        }
        List<OauthToken> rows =
                account.tokens.listed(ask.now(), account.settings.listLag()).stream()
                        .filter(t -> t.liveAt(ask.now()))
                        .filter(t -> all || t.userId() == ask.caller().user().id())
                        .filter(t -> client.map(id -> isOf(t, id)).orElse(true))
                        .toList();
        return Paging.list(ask, "tokens", rows, OauthToken::id, t -> json(ask, t));
    }

    /** DOCUMENTED: the filter is by the number of a client of the account's own. */
    private boolean isOf(OauthToken token, String client) {
        return client.equals("" + token.clientId())
                && account.clients.find(token.clientId()).isPresent();
    }

    /** Acts for the calling user. An unknown scope yields a token that may do nothing. */
    Reply create(Ask ask) {
        Optional<ObjectNode> body = ask.body("token");
        if (body.isEmpty()) {
            return Errors.badRequest("token is missing");
        }
        Optional<OauthClient> client =
                account.clients.find(body.get().path("client_id").asLong(-1));
        if (client.isEmpty()) {
            return Errors.recordInvalid("client_id", "Client: is invalid");
        }
        List<String> scopes = new ArrayList<>();
        body.get().path("scopes").forEach(scope -> scopes.add(scope.asText()));
        if (scopes.isEmpty()) {
            scopes.addAll(List.of("read", "write"));
        }
        String value =
                account.issue(
                        client.get(),
                        ask.caller().user().id(),
                        List.copyOf(scopes),
                        account.settings.directTokenLife(),
                        ask.now());
        String hash = Secrets.hash(value);
        OauthToken token = account.tokens.first(t -> t.hash().equals(hash)).orElseThrow();
        return reply(201, json(ask, token).put("full_token", value));
    }

    Reply current(Ask ask) {
        return ask.caller()
                .token()
                .map(token -> reply(200, json(ask, token)))
                .orElseGet(Errors::recordNotFound);
    }

    Reply deleteCurrent(Ask ask) {
        Optional<OauthToken> token = ask.caller().token();
        token.ifPresent(t -> account.tokens.remove(t.id(), ask.now()));
        return token.isPresent() ? Reply.empty(204) : Errors.recordNotFound();
    }

    Reply show(Ask ask) {
        return visible(ask)
                .map(token -> reply(200, json(ask, token)))
                .orElseGet(Errors::recordNotFound);
    }

    Reply delete(Ask ask) {
        Optional<OauthToken> token = visible(ask);
        token.ifPresent(t -> account.tokens.remove(t.id(), ask.now()));
        return token.isPresent() ? Reply.empty(204) : Errors.recordNotFound();
    }

    /** Anybody's for an admin, else one's own. */
    private Optional<OauthToken> visible(Ask ask) {
        User user = ask.caller().user();
        return account.tokens
                .find(ask.id())
                .filter(t -> t.userId() == user.id() || user.role() == User.Role.ADMIN);
    }

    /** The documented {@code url} lacks {@code oauth} in its path: never to be built on. */
    private static ObjectNode json(Ask ask, OauthToken token) {
        ObjectNode json =
                Json.object()
                        .put("id", token.id())
                        .put("url", ask.link("/api/v2/tokens/" + token.id() + ".json"))
                        .put("client_id", token.clientId())
                        .put("user_id", token.userId())
                        .put("token", token.visible())
                        .putNull("refresh_token")
                        .putNull("refresh_token_expires_at")
                        .put("created_at", Stamp.of(token.createdAt()))
                        .put("expires_at", Stamp.of(token.expiresAt()))
                        .put("used_at", Stamp.of(token.usedAt()));
        token.scopes().forEach(json.putArray("scopes")::add);
        return json;
    }

    private static Reply reply(int status, ObjectNode token) {
        return Reply.json(status, Json.object().set("token", token));
    }
}
