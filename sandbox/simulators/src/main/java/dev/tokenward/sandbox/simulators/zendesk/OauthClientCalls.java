package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /api/v2/oauth/clients}: the secret is whole only when it is new. */
final class OauthClientCalls {
    private final Account account;

    OauthClientCalls(Account account) {
        this.account = account;
    }

    Reply list(Ask ask) {
        return Paging.list(
                ask,
                "clients",
                account.clients.listed(ask.now(), account.settings.listLag()),
                OauthClient::id,
                client -> json(ask, client));
    }

    Reply show(Ask ask) {
        return account.clients
                .find(ask.id())
                .map(client -> reply(200, json(ask, client)))
                .orElseGet(Errors::recordNotFound);
    }

    Reply create(Ask ask) {
        Optional<ObjectNode> body = ask.body("client");
        if (body.isEmpty()) {
            return Errors.badRequest("client is missing");
        }
        String identifier = body.get().path("identifier").asText("");
        String name = body.get().path("name").asText("");
        if (name.isBlank()) {
            return Errors.recordInvalid("name", "Name: cannot be blank");
        }
        if (identifier.isBlank()) {
            return Errors.recordInvalid("identifier", "Identifier: cannot be blank");
        }
        if (account.clients.first(c -> c.identifier().equals(identifier)).isPresent()) {
            return Errors.recordInvalid("identifier", "Identifier: has already been taken");
        }
        String secret = account.secrets.next(54);
        OauthClient client =
                read(body.get(), account.nextId(), identifier, ask.caller().user().id(), ask.now())
                        .withSecret(Secrets.visible(secret), Secrets.hash(secret), ask.now());
        account.clients.put(client, ask.now());
        return reply(201, json(ask, client).put("secret", secret));
    }

    OauthClient add(String identifier, String name, List<String> scopes, long userId, Instant now) {
        String secret = account.secrets.next(54);
        OauthClient client =
                new OauthClient(
                        account.nextId(),
                        identifier,
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        true,
                        scopes,
                        userId,
                        Secrets.visible(secret),
                        Secrets.hash(secret),
                        now,
                        now);
        account.clients.put(client, now);
        return client;
    }

    Reply update(Ask ask) {
        Optional<OauthClient> found = account.clients.find(ask.id());
        Optional<ObjectNode> body = ask.body("client");
        if (found.isEmpty()) {
            return Errors.recordNotFound();
        }
        if (body.isEmpty()) {
            return Errors.badRequest("client is missing");
        }
        OauthClient old = found.get();
        ObjectNode merged = json(ask, old).put("kind", kind(old));
        merged.setAll(body.get());
        OauthClient client =
                read(merged, old.id(), old.identifier(), old.userId(), old.createdAt())
                        .withSecret(old.visible(), old.hash(), ask.now());
        account.clients.put(client, ask.now());
        return reply(200, json(ask, client));
    }

    /** The old secret mints no more; tokens minted with it live on. */
    Reply generateSecret(Ask ask) {
        Optional<OauthClient> found = account.clients.find(ask.id());
        if (found.isEmpty()) {
            return Errors.recordNotFound();
        }
        String secret = account.secrets.next(54);
        OauthClient client =
                found.get().withSecret(Secrets.visible(secret), Secrets.hash(secret), ask.now());
        account.clients.put(client, ask.now());
        boolean hidden = account.settings.has(Quirk.GENERATED_SECRET_HIDDEN);
        return reply(200, json(ask, client).put("secret", hidden ? client.visible() : secret));
    }

    Reply delete(Ask ask) {
        if (account.clients.find(ask.id()).isEmpty()) {
            return Errors.recordNotFound();
        }
        delete(ask.id(), ask.now());
        return Reply.empty(204);
    }

    void delete(long id, Instant now) {
        account.clients.remove(id, now);
        if (account.settings.has(Quirk.CLIENT_DELETION_REVOKES_TOKENS)) {
            account.tokens.rows().stream()
                    .filter(token -> token.clientId() == id)
                    .forEach(token -> account.tokens.remove(token.id(), now));
        }
    }

    private static OauthClient read(
            ObjectNode body, long id, String identifier, long owner, Instant createdAt) {
        return new OauthClient(
                id,
                identifier,
                body.path("name").asText(""),
                text(body, "description"),
                text(body, "company"),
                texts(body.path("redirect_uri")),
                body.path("kind").asText("public").equals("confidential"),
                texts(body.path("scopes")),
                owner,
                "",
                "",
                createdAt,
                createdAt);
    }

    private static ObjectNode json(Ask ask, OauthClient client) {
        ObjectNode json =
                Json.object()
                        .put("id", client.id())
                        .put("url", ask.link("/api/v2/oauth/clients/" + client.id() + ".json"))
                        .put("identifier", client.identifier())
                        .put("name", client.name())
                        .put("description", client.description().orElse(null))
                        .put("company", client.company().orElse(null))
                        .putNull("logo_url")
                        .put("global", false)
                        .put("kind", kind(client))
                        .put("secret", client.visible())
                        .put("user_id", client.userId())
                        .put("created_at", Stamp.of(client.createdAt()))
                        .put("updated_at", Stamp.of(client.updatedAt()));
        client.redirectUris().forEach(json.putArray("redirect_uri")::add);
        client.scopes().forEach(json.putArray("scopes")::add);
        return json;
    }

    private static String kind(OauthClient client) {
        return client.confidential() ? "confidential" : "public";
    }

    private static Optional<String> text(ObjectNode body, String name) {
        return Optional.of(body.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** One text is taken for a list of one (observed for {@code redirect_uri}). */
    private static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                        .map(i -> node.path(i).asText())
                        .toList();
    }

    private static Reply reply(int status, ObjectNode client) {
        return Reply.json(status, Json.object().set("client", client));
    }
}
