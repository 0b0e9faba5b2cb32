package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.AccessTokens;
import dev.tokenward.domain.Actor;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.AccessTokenList;
import dev.tokenward.workflow.TokensOfClient;
import dev.tokenward.zendesk.OauthToken;
import java.util.List;

/** The access tokens of a client, over HTTP. Never a part of a value. */
public final class AccessTokenRoutes {
    private static final Tables.Sheet SHEET =
            new Tables.Sheet(
                    "access-tokens",
                    List.of(
                            "attention",
                            "id",
                            "userId",
                            "scopes",
                            "createdAt",
                            "expiresAt",
                            "lastUsedAt",
                            "ageDays",
                            "idleDays"),
                    AccessTokenList.MOST);

    private final InventoryViews views;

    private AccessTokenRoutes(InventoryViews views) {
        this.views = views;
    }

    /** All in one answer: they are read from Zendesk anew each time. */
    public static APIGatewayV2HTTPResponse show(
            Api api, Actor actor, ApiCall call, AccessTokenList list) {
        AccessTokenRoutes routes = new AccessTokenRoutes(new InventoryViews(api.views()));
        return api.tables().whole(call, list.show(actor, call.id()), routes::of, SHEET);
    }

    private ObjectNode of(TokensOfClient all) {
        ObjectNode node = Json.object();
        node.set("client", views.of(all.client()));
        node.put("asOf", all.asOf().toString()).put("complete", all.failure().isEmpty());
        Views.optional(node, "incompleteBecause", all.failure());
        node.put("count", all.tokens().size());
        ArrayNode items = node.putArray("items");
        all.tokens().forEach(line -> items.add(of(line)));
        return node;
    }

    private static ObjectNode of(TokensOfClient.Line line) {
        OauthToken token = line.token();
        ObjectNode node = Json.object().put("id", token.id());
        Views.optional(node, "userId", token.userId());
        ArrayNode scopes = node.putArray("scopes");
        token.scopes().stream().limit(AccessTokens.MOST_SCOPES).forEach(scopes::add);
        Views.optional(node, "createdAt", token.createdAt());
        Views.optional(node, "expiresAt", token.expiresAt());
        Views.optional(node, "lastUsedAt", token.usedAt());
        InventoryViews.number(node, "ageDays", line.ageDays());
        InventoryViews.number(node, "idleDays", line.idleDays());
        ArrayNode attention = node.putArray("attention");
        line.attention().forEach(attention::add);
        return node;
    }
}
