package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Web;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OauthTest extends ZendeskTest {
    private static final String CLIENTS = "/api/v2/oauth/clients";
    private static final String TOKENS = "/api/v2/oauth/tokens";

    @Test
    void aClientsSecretIsWholeOnceAndTheIdentifierIsUnique() {
        JsonNode client = makeClient("tw-1", "\"tickets:read\"");
        assertThat(client.path("secret").asText()).contains(CANARY);
        assertThat(client.path("scopes")).hasToString("[\"tickets:read\"]");
        Web.Answer shown = service().get(CLIENTS + "/" + client.path("id").asLong() + ".json");
        assertThat(shown.json().at("/client/secret").asText())
                .isEqualTo(client.path("secret").asText().substring(0, 10));
        Web.Answer again =
                service().post(CLIENTS, "{\"client\":{\"name\":\"n\",\"identifier\":\"tw-1\"}}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().path("error").asText()).isEqualTo("RecordInvalid");
        assertThat(again.json().at("/details/identifier/0/description").asText())
                .contains("already been taken");
        assertThat(client.path("user_id").asLong())
                .isEqualTo(zendesk.look().users().getFirst().id());
    }

    @Test
    void theCeilingHoldsUnlessItIsSwitchedOff() {
        String secret = makeClient("tw-1", "\"tickets:read\"").path("secret").asText();
        assertThat(tryMint("tw-1", secret, "tickets:read", "").status()).isEqualTo(200);
        assertThat(tryMint("tw-1", secret, "users:read", "").json().path("error").asText())
                .isEqualTo("invalid_scope");
        assertThat(mint("tw-1", secret, "").path("scope").asText()).isEqualTo("tickets:read");
        settings.with(Quirk.CEILING_DOES_NOT_HOLD).with(Quirk.MINT_ANSWERS_201);
        assertThat(tryMint("tw-1", secret, "users:read", "").status()).isEqualTo(201);
    }

    @Test
    void expiresInIsToldOnlyWhenAskedForAndBounded() {
        String own = OWN.secret();
        assertThat(mint("tokenward", own, "read").has("expires_in")).isFalse();
        JsonNode asked = tryMint("tokenward", own, "read", ",\"expires_in\":301").json();
        assertThat(asked.path("expires_in").asInt()).isEqualTo(301);
        assertThat(asked.path("access_token").asText().length()).isGreaterThan(500);
        assertThat(tryMint("tokenward", own, "read", ",\"expires_in\":300").status())
                .isEqualTo(400);
        assertThat(tryMint("tokenward", own, "read", ",\"expires_in\":172800").status())
                .isEqualTo(400);
    }

    @Test
    void longTokensBeginAlikeAsJwtsDo() {
        String one = mint("tokenward", OWN.secret(), "read").path("access_token").asText();
        String two = mint("tokenward", OWN.secret(), "read").path("access_token").asText();
        assertThat(one).isNotEqualTo(two).startsWith(two.substring(0, 10)).contains(CANARY);
        settings.with(Quirk.SHORT_ACCESS_TOKENS);
        String three = mint("tokenward", OWN.secret(), "read").path("access_token").asText();
        assertThat(three).hasSizeLessThan(100).contains(CANARY);
    }

    @Test
    void onlyTheIdentifierOfAConfidentialClientMints() {
        JsonNode client = makeClient("tw-1", "\"read\"");
        String secret = client.path("secret").asText();
        Web.Answer byNumber = tryMint(client.path("id").asText(), secret, "read", "");
        assertThat(byNumber.json().path("error").asText()).isEqualTo("invalid_client");
        JsonNode open =
                service()
                        .post(CLIENTS, "{\"client\":{\"name\":\"n\",\"identifier\":\"open\"}}")
                        .json();
        assertThat(
                        tryMint("open", open.at("/client/secret").asText(), "read", "")
                                .json()
                                .path("error")
                                .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void aRegeneratedSecretMintsAndTheOldOneDoesNotWhileItsTokensLiveOn() {
        JsonNode client = makeClient("tw-1", "\"users:read\"");
        String token =
                mint("tw-1", client.path("secret").asText(), "users:read")
                        .path("access_token")
                        .asText();
        Web.Answer fresh =
                service().put(CLIENTS + "/" + client.path("id").asLong() + "/generate_secret", "");
        assertThat(tryMint("tw-1", client.path("secret").asText(), "users:read", "").status())
                .isEqualTo(401);
        assertThat(
                        tryMint(
                                        "tw-1",
                                        fresh.json().at("/client/secret").asText(),
                                        "users:read",
                                        "")
                                .status())
                .isEqualTo(200);
        assertThat(anonymous().bearer(token).get("/api/v2/users/me").status()).isEqualTo(200);
    }

    @Test
    void tokensDieWithTime() {
        String token = mint("tokenward", OWN.secret(), "read").path("access_token").asText();
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(anonymous().bearer(token).get("/api/v2/users/me").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        Web.Answer dead = anonymous().bearer(token).get("/api/v2/users/me");
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.json().path("error").asText()).isEqualTo("invalid_token");
    }

    @Test
    void deletingAClientRevokesItsTokensOnlyWithTheQuirk() {
        JsonNode first = makeClient("tw-1", "\"users:read\"");
        String left = token(first);
        assertThat(service().delete(CLIENTS + "/" + first.path("id").asLong()).status())
                .isEqualTo(204);
        assertThat(anonymous().bearer(left).get("/api/v2/users/me").status()).isEqualTo(200);
        settings.with(Quirk.CLIENT_DELETION_REVOKES_TOKENS);
        JsonNode second = makeClient("tw-1", "\"users:read\"");
        String gone = token(second);
        service().delete(CLIENTS + "/" + second.path("id").asLong());
        assertThat(anonymous().bearer(gone).get("/api/v2/users/me").status()).isEqualTo(401);
        assertThat(service().delete(CLIENTS + "/" + second.path("id").asLong()).status())
                .isEqualTo(404);
    }

    @Test
    void tokensAreListedByClientShownByTenCharactersAndRevokedOnce() {
        JsonNode client = makeClient("tw-1", "\"users:read\"");
        String value = token(client);
        clock.advance(Duration.ofMinutes(1));
        anonymous().bearer(value).get("/api/v2/users/me");
        String list =
                TOKENS
                        + "?all=true&client_id="
                        + client.path("id").asLong()
                        + "&page%5Bsize%5D=100";
        JsonNode listed = service().get(list).json();
        assertThat(listed.path("tokens")).hasSize(1);
        assertThat(listed.at("/tokens/0/token").asText()).isEqualTo(value.substring(0, 10));
        assertThat(listed.at("/tokens/0/used_at").asText()).isEqualTo("2026-11-25T09:01:00Z");
        String one = TOKENS + "/" + listed.at("/tokens/0/id").asLong();
        assertThat(service().delete(one).status()).isEqualTo(204);
        assertThat(service().delete(one).status()).isEqualTo(404);
        assertThat(anonymous().bearer(value).get("/api/v2/users/me").status()).isEqualTo(401);
    }

    @Test
    void aDirectTokenActsForTheCallerAndShowsItsValueOnce() {
        JsonNode client = makeClient("tw-1", "\"read\"");
        String sashas = zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        JsonNode made =
                withToken("sasha@example.com", sashas)
                        .post(
                                TOKENS,
                                "{\"token\":{\"client_id\":%d,\"scopes\":[\"users:read\"]}}"
                                        .formatted(client.path("id").asLong()))
                        .json()
                        .path("token");
        Web bearer = anonymous().bearer(made.path("full_token").asText());
        assertThat(bearer.get("/api/v2/users/me").json().at("/user/email").asText())
                .isEqualTo("sasha@example.com");
        assertThat(made.path("expires_at").isNull()).isTrue();
        assertThat(bearer.get(TOKENS + "/current").status()).isEqualTo(403);
        settings.with(Quirk.CURRENT_TOKEN_NEEDS_NO_SCOPE);
        assertThat(bearer.get(TOKENS + "/current.json").json().at("/token/id").asLong())
                .isEqualTo(made.path("id").asLong());
        assertThat(bearer.delete(TOKENS + "/current").status()).isEqualTo(204);
        assertThat(bearer.get("/api/v2/users/me").status()).isEqualTo(401);
    }

    @Test
    void listsPageByCursorAndByOffset() {
        for (int i = 0; i < 4; i++) {
            makeClient("tw-" + i, "\"read\"");
        }
        Web service = service();
        List<String> seen = new ArrayList<>();
        String next = CLIENTS + "?page%5Bsize%5D=2";
        while (!next.isEmpty()) {
            JsonNode page = service.get(next).json();
            page.path("clients").forEach(c -> seen.add(c.path("identifier").asText()));
            assertThat(page.has("count")).isFalse();
            next = page.at("/meta/has_more").asBoolean() ? page.at("/links/next").asText() : "";
        }
        assertThat(seen).containsExactly("tokenward", "tw-0", "tw-1", "tw-2", "tw-3");
        JsonNode offset = service.get(CLIENTS + "?per_page=3&page=2").json();
        assertThat(offset.path("count").asInt()).isEqualTo(5);
        assertThat(offset.path("clients")).hasSize(2);
        assertThat(offset.path("next_page").isNull()).isTrue();
        assertThat(
                        service.get(CLIENTS + "?per_page=100&page=101")
                                .json()
                                .at("/errors/0/code")
                                .asText())
                .isEqualTo("InvalidPaginationDepth");
        assertThat(service.get(CLIENTS + "?page%5Bsize%5D=101").status()).isEqualTo(400);
    }

    private String token(JsonNode client) {
        return mint(
                        client.path("identifier").asText(),
                        client.path("secret").asText(),
                        "users:read")
                .path("access_token")
                .asText();
    }
}
