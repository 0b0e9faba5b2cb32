package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static dev.tokenward.zendesk.ErrorShapesTest.kind;
import static dev.tokenward.zendesk.ZendeskAccount.CANARY;
import static dev.tokenward.zendesk.ZendeskAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class MintingTest {
    private static final String CURRENT = "/api/v2/oauth/tokens/current";
    private static final String TOKENS = "/api/v2/oauth/tokens";
    private static final Secret MINTED = Secret.of("abcdefghij-" + CANARY);

    @Test
    void aTokenIsReadWithItsScopesAndLife(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "POST",
                "/oauth/tokens",
                201,
                "{\"access_token\":\"a.b.c\",\"scope\":\"tickets:read users:read\",\"expires_in\":301}");

        assertThat(mint(account))
                .isInstanceOfSatisfying(
                        Answer.Ok.class,
                        ok -> {
                            Minted minted = (Minted) ok.value();
                            assertThat(minted.token().reveal()).isEqualTo("a.b.c");
                            assertThat(minted.scopes())
                                    .containsExactly("tickets:read", "users:read");
                            assertThat(minted.expiresIn()).contains(Duration.ofSeconds(301));
                        });
    }

    @Test
    void neitherScopeNorLifeNeedBeSaid(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("POST", "/oauth/tokens", 200, "{\"access_token\":\"a.b.c\"}");

        assertThat(
                        mint(account)
                                .map(m ->
                                        m.scopes().size()
                                                + m.expiresIn()
                                                        .map(Duration::toString)
                                                        .orElse("-")))
                .isEqualTo(new Answer.Ok<>("0-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    400 | {"error":"invalid_client"} | Refused invalid_client
                    401 | {"error":"invalid_client","error_description":"no"} | Refused invalid_client
                    403 | {"error":"invalid_scope"} | Refused invalid_scope
                    422 | {"error":"unauthorized_client"} | Refused unauthorized_client
                    404 | {"error":"invalid_client"} | Refused invalid_client
                    400 | {"errors":[{"code":"invalid_scope"}]} | Refused invalid_scope
                    401 | {"error":"Couldn't authenticate you"} | Refused invalid_client
                    422 | {"error":"RecordInvalid","description":"Scope is not allowed"} | Refused invalid_scope
                    400 | {"error":"invalid_request","error_description":"scope is missing"} | Refused invalid_request
                    403 | {"error":"Forbidden","description":"Missing the following required scopes: write"} | Blind
                    403 | {"error":{"title":"Forbidden","message":"Your address is not allowed"}} | Blind
                    404 | {"error":"InvalidEndpoint"} | Blind
                    200 | {"access_token":""} | Unclear
                    200 | {"access_token":"two words"} | Unclear
                    200 | {} | Unclear
                    503 | {} | Unclear
                    429 | {} | Later
                    403 | <html> | Later
                    """)
    void aRefusalOfTheClientIsToldFromAllElse(
            int status, String body, String expected, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("POST", "/oauth/tokens", status, body);

        Answer<Minted> answer = mint(account);

        assertThat(kind(answer)).isEqualTo(expected);
        assertThat(account.invalidated()).isEmpty();
        assertThat(answer.toString()).doesNotContain(CANARY);
    }

    @Test
    void aMintedTokenDeletesItself(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                delete(CURRENT)
                        .withHeader("Authorization", equalTo("Bearer " + MINTED.reveal()))
                        .willReturn(json(204, "")));

        assertThat(kind(account.client().revokeMinted("9", MINTED))).isEqualTo("Ok");
    }

    @Test
    void aMintedTokenThatIsDeadAlreadyIsMissing(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("DELETE", CURRENT, 401, "{\"error\":\"invalid_token\"}");

        assertThat(kind(account.client().revokeMinted("9", MINTED))).isEqualTo("Missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 500})
    void aMintedTokenThatMayNotDeleteItselfIsFoundAmongItsClients(
            int status, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("DELETE", CURRENT, status, "{\"error\":\"Forbidden\"}");
        account.answers(
                "GET",
                TOKENS,
                200,
                """
                {"tokens":[{"id":1,"client_id":9,"token":"abcdefghij"},{"id":2,"client_id":9,"token":"zzzzzzzzzz"},
                 {"id":3,"client_id":8,"token":"abcdefghij"},{"id":4,"client_id":9,"token":"abcdefghij…"}]}
                """);
        account.answers("DELETE", TOKENS + "/1", 204, "");
        account.answers("DELETE", TOKENS + "/4", 404, "{\"error\":\"RecordNotFound\"}");

        assertThat(kind(account.client().revokeMinted("9", MINTED))).isEqualTo("Ok");
        assertThat(account.asked())
                .containsExactly(
                        "DELETE " + CURRENT,
                        "GET " + TOKENS + "?all=true&client_id=9&page%5Bsize%5D=100",
                        "DELETE " + TOKENS + "/1",
                        "DELETE " + TOKENS + "/4");
    }

    @Test
    void aMintedTokenThatIsNotListedIsNotTakenForRevoked(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("DELETE", CURRENT, 403, "{\"error\":\"Forbidden\"}");
        account.answers("GET", TOKENS, 200, "{\"tokens\":[]}");

        assertThat(kind(account.client().revokeMinted("9", MINTED))).isEqualTo("Later");
    }

    @Test
    void tokensOfOtherClientsAreNotShownThoughAServerListsThem(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET",
                TOKENS,
                200,
                "{\"tokens\":[{\"id\":1,\"client_id\":9},{\"id\":2,\"client_id\":10},{\"id\":3}]}");

        assertThat(
                        account.client()
                                .oauthTokens("9")
                                .map(l -> l.stream().map(OauthToken::id).toList()))
                .isEqualTo(new Answer.Ok<>(List.of("1", "3")));
    }

    @Test
    void theSecretThatIsMadeAnewIsNotRead(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "PUT",
                "/api/v2/oauth/clients/9/generate_secret",
                200,
                "{\"client\":{\"id\":9,\"secret\":\"" + CANARY + "\"}}");

        assertThat(account.client().regenerateSecret("9").toString()).doesNotContain(CANARY);
        assertThat(account.requests().getFirst().getBodyAsString()).isEmpty();
    }

    @Test
    void theAccountsSettingsAreTextsOrFlagsOrAbsent(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET",
                "/api/v2/account/settings",
                200,
                "{\"settings\":{\"api\":{\"api_token_access\":\"true\",\"api_password_access\":false}}}");

        assertThat(account.client().apiSettings())
                .isEqualTo(
                        new Answer.Ok<>(
                                new Zendesk.AccountApiSettings(
                                        Optional.of(true), Optional.of(false))));
    }

    private static Answer<Minted> mint(ZendeskAccount account) {
        return account.client()
                .mint(
                        "tokenward-1",
                        Secret.of(CANARY),
                        List.of("tickets:read"),
                        Duration.ofSeconds(301));
    }
}
