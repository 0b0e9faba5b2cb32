package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Web;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest extends ZendeskTest {
    @Test
    void withoutCredentialsMeIs200AndNobody() {
        Web.Answer me = anonymous().get("/api/v2/users/me.json");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/user/id").isNull()).isTrue();
        assertThat(anonymous().get("/api/v2/oauth/clients").json().path("error").asText())
                .isEqualTo("Couldn't authenticate you");
    }

    @ParameterizedTest
    @CsvSource({
        "tickets:read, /api/v2/tickets, 200",
        "read, /api/v2/tickets.json, 200",
        "write, /api/v2/users/me, 403",
        "tickets:read, /api/v2/users/me, 403",
        "users:read, /api/v2/oauth/clients, 403",
        "users:read, /api/v2/api_tokens, 403",
        "read, /api/v2/nowhere, 404",
    })
    void scopesAreEnforcedOnEveryCall(String scope, String path, int status) {
        String secret = makeClient("tw-1", "").path("secret").asText();
        Web web = anonymous().bearer(mint("tw-1", secret, scope).path("access_token").asText());
        assertThat(web.get(path).status()).isEqualTo(status);
    }

    @Test
    void aMissingScopeIsNamed() {
        Web reader = own("read");
        Web.Answer refused =
                reader.post(
                        "/api/v2/oauth/clients",
                        "{\"client\":{\"name\":\"n\",\"identifier\":\"i\"}}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("description").asText())
                .isEqualTo("Missing the following required scopes: write");
        assertThat(own("write").get("/api/v2/users/me").json().path("description").asText())
                .isEqualTo("Missing the following required scopes: users:read, read");
    }

    @Test
    void theOwnersRoleIsTheCeilingAndASuspendedOwnersTokensDie() {
        Web service = service();
        zendesk.setRole(Beginning.SERVICE, User.Role.AGENT);
        Web.Answer demoted = service.get("/api/v2/oauth/clients");
        assertThat(demoted.status()).isEqualTo(403);
        assertThat(demoted.json().at("/error/title").asText()).isEqualTo("Forbidden");
        zendesk.suspend(Beginning.SERVICE);
        assertThat(service.get("/api/v2/users/me").status()).isEqualTo(401);
        assertThat(tryMint("tokenward", OWN.secret(), "read", "").status()).isEqualTo(401);
    }

    @Test
    void searchMatchesPartsDecodesAsFormsAndPagesByOffsetOnly() {
        zendesk.addUser("riley+zd@example.com", "Riley Plus", User.Role.AGENT);
        Web service = service();
        assertThat(found(service, "riley@example.com")).isEqualTo(1);
        assertThat(found(service, "riley")).isEqualTo(2);
        assertThat(found(service, "riley%2Bzd@example.com")).isEqualTo(1);
        assertThat(found(service, "riley+zd@example.com")).isZero();
        assertThat(service.get("/api/v2/users/search?query=riley&page%5Bsize%5D=5").status())
                .isEqualTo(400);
    }

    @Test
    void aNewUserIsFoundOnlyAfterTheIndexsDelay() {
        settings.searchDelay(Duration.ofMinutes(5));
        zendesk.addUser("new@example.com", "New", User.Role.AGENT);
        assertThat(found(service(), "new@example.com")).isZero();
        clock.advance(Duration.ofMinutes(5));
        assertThat(found(service(), "new@example.com")).isEqualTo(1);
    }

    @Test
    void aDeletedUserIsStillFoundButNotActive() {
        zendesk.delete("riley@example.com");
        JsonNode user = service().get("/api/v2/users/search?query=riley").json().at("/users/0");
        assertThat(user.path("active").asBoolean(true)).isFalse();
    }

    @Test
    void theAuditLogIsNotInThePlanAndSettingsSpeakInTexts() {
        assertThat(service().get("/api/v2/audit_logs").json().at("/error/title").asText())
                .isEqualTo("Forbidden");
        assertThat(
                        service()
                                .get("/api/v2/account/settings.json")
                                .json()
                                .at("/settings/api/api_token_access")
                                .isTextual())
                .isTrue();
    }

    @Test
    void beyondTheLimitComes429AsPlainTextWithRetryAfter() {
        Web service = service();
        settings.requestsPerMinute(2);
        assertThat(service.get("/api/v2/users/me").header("x-rate-limit-remaining")).isEqualTo("1");
        service.get("/api/v2/users/me");
        Web.Answer refused = service.get("/api/v2/users/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("content-type")).startsWith("text/plain");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
    }

    private Web own(String scope) {
        return anonymous()
                .bearer(mint("tokenward", OWN.secret(), scope).path("access_token").asText());
    }

    private static int found(Web service, String query) {
        return service.get("/api/v2/users/search?query=" + query).json().path("users").size();
    }
}
