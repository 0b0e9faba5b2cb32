package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Web;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTokensTest extends ZendeskTest {
    private static final String TOKENS = "/api/v2/api_tokens";

    @Test
    void creationIsOpenUntilTheDayBeforeAndRefusedFromThe27thOfOctober2026() {
        clock.set("2026-10-26T23:59:59Z");
        assertThat(create("a").status()).isEqualTo(201);
        clock.set("2026-10-27T00:00:00Z");
        Web.Answer refused = create("b");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/title").asText()).isEqualTo("Forbidden");
        assertThat(zendesk.apiTokens()).hasSize(1);
    }

    @Test
    void theRefusalAndTheAccountsOpennessCanBeSet() {
        settings.creationRefusal(Reply.html(410, "gone"));
        assertThat(create("a").status()).isEqualTo(410);
        assertThat(create("a").header("content-type")).startsWith("text/html");
        settings.creation(Creation.OPEN);
        assertThat(create("a").status()).isEqualTo(201);
        clock.set("2026-09-01T00:00:00Z");
        settings.creation(Creation.CLOSED);
        assertThat(create("a").status()).isEqualTo(410);
    }

    @Test
    void theValueIsShownOnceCarriesTheCanaryAndIsNotKept() {
        settings.creation(Creation.OPEN);
        JsonNode created = create("a").json().path("api_token");
        String value = created.path("full_token").asText();
        assertThat(value).contains(CANARY);
        assertThat(created.path("id").asLong()).isGreaterThan(Integer.MAX_VALUE);
        Web.Answer list = service().get(TOKENS + ".json?include_users=true");
        assertThat(list.text()).doesNotContain(CANARY);
        JsonNode shown = list.json().at("/api_tokens/0");
        assertThat(shown.path("visible_token").asText()).isEqualTo(value.substring(0, 10));
        assertThat(shown.path("last_used").isNull()).isTrue();
        assertThat(shown.path("user_email").asText()).isEqualTo(Beginning.SERVICE);
        assertThat(zendesk.look().toString()).doesNotContain(CANARY);
        assertThat(service().get(TOKENS).json().at("/api_tokens/0").has("user_email")).isFalse();
    }

    @Test
    void aTokenWorksWithAnyVerifiedUsersAddressAndMovesItsLastUse() {
        settings.creation(Creation.OPEN);
        String value = zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        clock.advance(Duration.ofHours(2));
        Web.Answer me = withToken("Riley@Example.com", value).get("/api/v2/users/me.json");
        assertThat(me.json().at("/user/email").asText()).isEqualTo("riley@example.com");
        assertThat(service().get(TOKENS).json().at("/api_tokens/0/last_used").asText())
                .isEqualTo("2026-11-25T11:00:00Z");
        assertThat(withToken("nobody@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(401);
        zendesk.setVerified("riley@example.com", false);
        assertThat(withToken("riley@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(401);
        assertThat(withToken("sasha@example.com", "wrong").get("/api/v2/users/me").text())
                .isEqualTo("{\"error\":\"Couldn't authenticate you\"}");
    }

    @Test
    void anActiveTokenIsNotDeletedADeactivatedOneIsAndThenItIsGone() {
        long id = make("a");
        assertThat(service().delete(TOKENS + "/" + id).status()).isEqualTo(422);
        Web.Answer off = service().put(TOKENS + "/" + id, "{\"api_token\":{\"active\":false}}");
        assertThat(off.json().at("/api_token/active").asBoolean()).isFalse();
        assertThat(service().delete(TOKENS + "/" + id).status()).isEqualTo(204);
        assertThat(service().delete(TOKENS + "/" + id).json().path("error").asText())
                .isEqualTo("RecordNotFound");
        long other = make("b");
        settings.with(Quirk.ACTIVE_TOKEN_DELETABLE);
        assertThat(service().delete(TOKENS + "/" + other).status()).isEqualTo(204);
    }

    @Test
    void thereIsNoShowAndTheDescriptionIsAllThatCanBeEdited() {
        long id = make("a");
        assertThat(service().get(TOKENS + "/" + id).json().path("error").asText())
                .isEqualTo("InvalidEndpoint");
        service().put(TOKENS + "/" + id, "{\"api_token\":{\"description\":\"b\"}}");
        assertThat(zendesk.apiTokens().getFirst().description()).contains("b");
        assertThat(zendesk.apiTokens().getFirst().active()).isTrue();
    }

    @Test
    void atTheCapACreateIs422() {
        settings.creation(Creation.OPEN).apiTokenCap(1);
        make("a");
        assertThat(create("b").status()).isEqualTo(422);
    }

    @Test
    void switchedOffAccessMakesTheListA404AndDeactivatesForGood() {
        String value = zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        zendesk.setTokenAccess(false);
        assertThat(service().get(TOKENS).status()).isEqualTo(404);
        assertThat(
                        service()
                                .get("/api/v2/account/settings")
                                .json()
                                .at("/settings/api/api_token_access"))
                .hasToString("\"false\"");
        zendesk.setTokenAccess(true);
        assertThat(service().get(TOKENS).json().at("/api_tokens/0/active").asBoolean(true))
                .isFalse();
        assertThat(withToken("sasha@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(401);
    }

    @Test
    void listsLagByTheClock() {
        settings.listLag(Duration.ofMinutes(5));
        make("a");
        assertThat(service().get(TOKENS).json().path("api_tokens")).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(service().get(TOKENS).json().path("api_tokens")).hasSize(1);
    }

    private Web.Answer create(String description) {
        return service().post(TOKENS, "{\"api_token\":{\"description\":\"" + description + "\"}}");
    }

    private long make(String description) {
        zendesk.makeApiToken("sasha@example.com", description, clock.instant());
        return zendesk.apiTokens().getLast().id();
    }
}
