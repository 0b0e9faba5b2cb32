package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Email;
import dev.tokenward.net.ForeignJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Zendesk's records out of its JSON. A record without an id is none. No secret is ever read. */
final class Fields {
    private Fields() {}

    static Optional<ApiToken> apiToken(JsonNode json, Own own) {
        return ForeignJson.id(json, "id")
                .map(id ->
                        new ApiToken(
                                id,
                                ForeignJson.text(json, "description"),
                                // missing: taken as live, the more careful reading
                                ForeignJson.flag(json, "active").orElse(true),
                                ForeignJson.instant(json, "created_at"),
                                ForeignJson.instant(json, "updated_at"),
                                lastUsed(json),
                                ForeignJson.id(json, "user_id"),
                                own.isToken(ForeignJson.text(json, "visible_token"))));
    }

    /** OBSERVED under the first two names; the third is OAuth's. */
    private static Optional<Instant> lastUsed(JsonNode json) {
        return Stream.of("last_used", "last_used_at", "used_at")
                .flatMap(name -> ForeignJson.instant(json, name).stream())
                .findFirst();
    }

    static Optional<OauthClient> client(JsonNode json, Own own) {
        String identifier = ForeignJson.text(json, "identifier").orElse("");
        return ForeignJson.id(json, "id")
                .map(id ->
                        new OauthClient(
                                id,
                                identifier,
                                ForeignJson.text(json, "name"),
                                texts(json.path("scopes")),
                                ForeignJson.instant(json, "created_at"),
                                ForeignJson.id(json, "user_id"),
                                own.isClient(identifier)));
    }

    static Optional<OauthToken> token(JsonNode json) {
        return ForeignJson.id(json, "id")
                .map(id ->
                        new OauthToken(
                                id,
                                ForeignJson.id(json, "client_id"),
                                ForeignJson.id(json, "user_id"),
                                texts(json.path("scopes")),
                                ForeignJson.instant(json, "created_at"),
                                ForeignJson.instant(json, "expires_at"),
                                ForeignJson.instant(json, "used_at")));
    }

    /** Not the anonymous user that {@code users/me} shows to nobody: that one has no id. */
    static Optional<ZendeskUser> user(JsonNode json) {
        return ForeignJson.id(json, "id")
                .filter(id -> !id.equals("0"))
                .map(id ->
                        new ZendeskUser(
                                id,
                                ForeignJson.text(json, "name").orElse(""),
                                ForeignJson.text(json, "email").flatMap(Email::parse),
                                ForeignJson.text(json, "role").orElse(""),
                                ForeignJson.flag(json, "active").orElse(true),
                                ForeignJson.flag(json, "suspended").orElse(false),
                                ForeignJson.flag(json, "verified").orElse(false)));
    }

    /** The texts of an array, or one text. */
    static List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        });
        return List.copyOf(texts);
    }
}
