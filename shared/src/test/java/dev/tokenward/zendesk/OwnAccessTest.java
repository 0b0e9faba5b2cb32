package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.tokenward.zendesk.ErrorShapesTest.kind;
import static dev.tokenward.zendesk.ZendeskAccount.CANARY;
import static dev.tokenward.zendesk.ZendeskAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@WireMockTest
class OwnAccessTest {
    private static final Auth CLIENT =
            new Auth.OauthClient("tokenward-service", Secret.of(CANARY + "-client"));
    private static final String MINT = "POST /oauth/tokens";
    private static final String READ = "GET /api/v2/users/me";

    @Test
    void anApiTokenSignsInWithTheAddressAndTheWordToken(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        me(account, "Basic " + base64("admin@example.com/token:" + CANARY + "-token"));

        assertThat(kind(account.client().me())).isEqualTo("Ok");
    }

    @Test
    void aRefusedApiTokenMakesTheSecretBeReadAgainAndIsTriedOnce(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET", "/api/v2/users/me", 401, "{\"error\":\"Couldn't authenticate you\"}");

        assertThat(kind(account.client().me())).isEqualTo("Blind");
        assertThat(account.invalidated()).containsExactly(SecretName.ZENDESK);
        assertThat(account.asked()).containsExactly(READ, READ);
    }

    @Test
    void aClientsTokenIsMintedOnceKeptAndRenewedBeforeItExpires(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        account.answers(
                post(urlPathEqualTo("/oauth/tokens"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"grant_type":"client_credentials","client_id":"tokenward-service",
                                         "client_secret":"canary-4f7c1b92e05d-client","scope":"read write",
                                         "expires_in":3600}
                                        """))
                        .willReturn(json(201, "{\"access_token\":\"one\",\"expires_in\":3600}")));
        me(account, "Bearer one");
        Zendesk zendesk = account.client();

        zendesk.me();
        account.clock().advance(Duration.ofMinutes(47));
        zendesk.me();
        assertThat(account.asked()).containsExactly(MINT, READ, READ);

        account.clock().advance(Duration.ofMinutes(2));
        assertThat(kind(zendesk.me())).isEqualTo("Ok");
        assertThat(account.asked()).containsExactly(MINT, READ, READ, MINT, READ);
    }

    @Test
    void anAnswerWithoutALifetimeIsTakenForTheDefaultOfHalfAnHour(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        account.answers("POST", "/oauth/tokens", 200, "{\"access_token\":\"one\"}");
        me(account, "Bearer one");
        Zendesk zendesk = account.client();

        zendesk.me();
        account.clock().advance(Duration.ofMinutes(25));
        zendesk.me();

        assertThat(account.asked()).containsExactly(MINT, READ, MINT, READ);
    }

    @Test
    void aTokenThatIsRefusedIsMintedAnewOnceAlsoForAWrite(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        mintsOneThenTwo(account);
        account.answers("DELETE", "/api/v2/oauth/tokens/5", 401, "{\"error\":\"invalid_token\"}");
        account.answers(
                delete("/api/v2/oauth/tokens/5")
                        .withHeader("Authorization", equalTo("Bearer two"))
                        .willReturn(json(204, "")));

        assertThat(account.client().revokeOauthToken("5")).isInstanceOf(Answer.Ok.class);
        assertThat(account.asked())
                .containsExactly(
                        MINT,
                        "DELETE /api/v2/oauth/tokens/5",
                        MINT,
                        "DELETE /api/v2/oauth/tokens/5");
    }

    @Test
    void aRotatedSecretOfOurClientIsPickedUpWithinTheSameCall(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        account.rotateTo(new Auth.OauthClient("tokenward-service", Secret.of("the new one")));
        account.answers("POST", "/oauth/tokens", 401, "{\"error\":\"invalid_client\"}");
        account.answers(
                post(urlPathEqualTo("/oauth/tokens"))
                        .withRequestBody(
                                matchingJsonPath("$.client_secret", equalTo("the new one")))
                        .willReturn(json(200, "{\"access_token\":\"two\"}")));
        me(account, "Bearer two");

        assertThat(kind(account.client().me())).isEqualTo("Ok");
        assertThat(account.asked()).containsExactly(MINT, MINT, READ);
    }

    @Test
    void ourOwnClientRefusedIsAnOperatorsMatter(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        account.answers(
                "POST",
                "/oauth/tokens",
                400,
                "{\"error\":\"invalid_client\",\"error_description\":\"not "
                        + CANARY
                        + "-client\"}");

        assertThat(account.client().apiTokens())
                .isInstanceOfSatisfying(
                        Answer.Blind.class,
                        blind ->
                                assertThat(blind.detail())
                                        .contains("invalid_client")
                                        .doesNotContain(CANARY));
    }

    @Test
    void nothingIsSentWhileNoTokenCanBeMinted(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info).signInWith(CLIENT);
        account.answers("POST", "/oauth/tokens", json(503, "").withHeader("Retry-After", "120"));

        assertThat(kind(account.client().createApiToken("x"))).isEqualTo("Later");
        assertThat(account.asked()).containsOnly(MINT);
    }

    private static void mintsOneThenTwo(ZendeskAccount account) {
        account.answers(
                post(urlPathEqualTo("/oauth/tokens"))
                        .inScenario("mint")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(json(200, "{\"access_token\":\"one\"}"))
                        .willSetStateTo("again"));
        account.answers(
                post(urlPathEqualTo("/oauth/tokens"))
                        .inScenario("mint")
                        .whenScenarioStateIs("again")
                        .willReturn(json(200, "{\"access_token\":\"two\"}")));
    }

    private static void me(ZendeskAccount account, String authorization) {
        account.answers(
                get(urlPathEqualTo("/api/v2/users/me"))
                        .withHeader("Authorization", equalTo(authorization))
                        .willReturn(json(200, "{\"user\":{\"id\":1,\"role\":\"admin\"}}")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
