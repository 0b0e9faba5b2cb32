package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v2/api_tokens}: list, create, update, delete; there is no show. */
final class ApiTokenCalls {
    private final Account account;

    ApiTokenCalls(Account account) {
        this.account = account;
    }

    /** 404 where access is switched off, and everywhere from the end of all tokens. */
    Optional<Reply> unavailable(Ask ask) {
        boolean gone =
                !ask.now().isBefore(Aging.TOKENS_END)
                        && !account.settings.has(Quirk.ENDPOINTS_OUTLIVE_TOKENS);
        return gone || !account.tokenAccess()
                ? Optional.of(Errors.invalidEndpoint())
                : Optional.empty();
    }

    Reply list(Ask ask) {
        boolean users =
                ask.call().query().first("include_users").filter("true"::equals).isPresent();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("api_tokens");
        account.apiTokens
                .listed(ask.now(), account.settings.listLag())
                .forEach(token -> items.add(json(token, users)));
        return Reply.json(200, body);
    }

    Reply create(Ask ask) {
        if (creationClosed(ask.now())) {
            return account.settings.creationRefusal();
        }
        Optional<ObjectNode> body = ask.body("api_token");
        if (body.isEmpty()) {
            return Errors.badRequest("api_token is missing");
        }
        if (account.apiTokens.rows().size() >= account.settings.apiTokenCap()) {
            return Errors.recordInvalid("base", "The account has as many API tokens as it may.");
        }
        String value = account.secrets.next(30);
        ApiToken token = add(description(body.get()), ask.caller().user().id(), value, ask.now());
        if (!body.get().path("active").asBoolean(true)) {
            token = token.deactivated(ask.now());
            account.apiTokens.put(token, ask.now());
        }
        ObjectNode shown = json(token, false);
        shown.put(
                account.settings.has(Quirk.API_TOKEN_VALUE_IN_TOKEN) ? "token" : "full_token",
                value);
        return Reply.json(201, Json.object().set("api_token", shown));
    }

    ApiToken add(Optional<String> description, long userId, String value, Instant now) {
        ApiToken token =
                new ApiToken(
                        account.nextId(),
                        description,
                        Optional.empty(),
                        now,
                        now,
                        now,
                        Optional.empty(),
                        userId,
                        Secrets.visible(value),
                        Secrets.hash(value));
        account.apiTokens.put(token, now);
        return token;
    }

    Reply update(Ask ask) {
        Optional<ApiToken> found = account.apiTokens.find(ask.id());
        if (found.isEmpty()) {
            return Errors.recordNotFound();
        }
        Optional<ObjectNode> body = ask.body("api_token");
        if (body.isEmpty()) {
            return Errors.badRequest("api_token is missing");
        }
        ApiToken token = found.get();
        if (body.get().has("description")) {
            token = token.renamed(description(body.get()), ask.now());
        }
        JsonNode active = body.get().path("active");
        if (active.isBoolean() && !active.asBoolean()) {
            token = token.deactivated(ask.now());
        } else if (active.isBoolean()) {
            if (!ask.now().isBefore(Aging.TOKENS_END)) {
                return Errors.recordInvalid("base", "API tokens can no longer be activated.");
            }
            token = token.reactivated(ask.now());
        }
        account.apiTokens.put(token, ask.now());
        return Reply.json(200, Json.object().set("api_token", json(token, false)));
    }

    Reply delete(Ask ask) {
        Optional<ApiToken> found = account.apiTokens.find(ask.id());
        if (found.isEmpty()) {
            return Errors.recordNotFound();
        }
        if (found.get().active() && !account.settings.has(Quirk.ACTIVE_TOKEN_DELETABLE)) {
            return Errors.recordInvalid(
                    "base", "An active API token cannot be deleted. Deactivate it first.");
        }
        account.apiTokens.remove(ask.id(), ask.now());
        return Reply.empty(204);
    }

    private boolean creationClosed(Instant now) {
        return switch (account.settings.creation()) {
            case BY_CLOCK -> !now.isBefore(Aging.CREATION_ENDS);
            case OPEN -> !now.isBefore(Aging.TOKENS_END);
            case CLOSED -> true;
        };
    }

    private ObjectNode json(ApiToken token, boolean withUser) {
        ObjectNode json =
                Json.object()
                        .put("id", token.id())
                        .put("description", token.description().orElse(null))
                        .put("active", token.active())
                        .put("visible_token", token.visible())
                        .put("created_at", Stamp.of(token.createdAt()))
                        .put("updated_at", Stamp.of(token.updatedAt()))
                        .put(
                                account.settings.has(Quirk.LAST_USED_AT)
                                        ? "last_used_at"
                                        : "last_used",
                                Stamp.of(token.lastUsed()));
        if (withUser) {
            json.put("user_id", token.userId());
            account.users
                    .find(token.userId())
                    .ifPresent(user ->
                            json.put("user_name", user.name()).put("user_email", user.email()));
        }
        return json;
    }

    private static Optional<String> description(ObjectNode body) {
        return Optional.of(body.path("description"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
