package dev.tokenward.zendesk;

import static dev.tokenward.zendesk.ZendeskAccount.json;
import static dev.tokenward.zendesk.ZendeskAccount.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each status and body that is documented, observed or possible, and what it proves. */
@WireMockTest
class ErrorShapesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    401 | {"error":"Couldn't authenticate you"} | Blind
                    401 | {"error":"invalid_token","error_description":"expired"} | Blind
                    403 | {"error":"Forbidden","description":"Missing the following required scopes: write"} | Blind
                    403 | {"error":{"title":"Forbidden","message":"You do not have access to this page."}} | Blind
                    403 | {"error":{"title":"Forbidden","message":"API tokens can no longer be created on this account."}} | CreationClosed
                    403 | {"error":"Forbidden","description":"API token creation has ended"} | CreationClosed
                    403 | {} | CreationClosed
                    404 | {"error":"InvalidEndpoint","description":"Not found"} | CreationClosed
                    410 | {"error":"Gone"} | CreationClosed
                    422 | {"error":"RecordInvalid","description":"Record validation errors","details":{"base":[{"description":"API tokens cannot be created any more"}]}} | CreationClosed
                    422 | {"error":"RecordInvalid","description":"Record validation errors","details":{"base":[{"description":"The account has reached its limit of 256 API tokens"}]}} | Refused account_full
                    403 | {"error":{"title":"Forbidden","message":"Maximum number of API tokens reached, new ones cannot be created"}} | Refused account_full
                    422 | {"error":"RecordInvalid","description":"Record validation errors","details":{"description":[{"description":"Description: is too long"}]}} | Refused RecordInvalid
                    422 | {"error":"RecordInvalid","description":"Description is too long"} | Refused RecordInvalid
                    400 | {"error":"BadRequest","description":"api_token is missing"} | Refused BadRequest
                    400 | {"errors":[{"code":"InvalidValue","title":"nonsense"}]} | Refused InvalidValue
                    409 | {"error":"Conflict"} | Unclear
                    500 | {"error":"InternalError"} | Unclear
                    503 | {"error":"Unavailable"} | Unclear
                    429 | {"error":"APIRateLimitExceeded"} | Later
                    201 | {"api_token":{"id":7,"visible_token":"abcdefghij"}} | Unclear
                    201 | {"api_token":{"id":7,"token":"abcdefghij","visible_token":"abcdefghij"}} | Unclear
                    201 | {"api_token":{"full_token":"abcdefghijklmnop"}} | Unclear
                    201 | not json | Unclear
                    201 | {"api_token":{"id":7,"full_token":"abcdefghijklmnop","visible_token":"abcdefghij"}} | Ok
                    200 | {"api_token":{"id":7,"token":"abcdefghijklmnop","visible_token":"abcdefghij","active":"true"}} | Ok
                    """)
    void anApiTokensCreationIsReadByWhatIsSaid(
            int status, String body, String expected, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("POST", "/api/v2/api_tokens", status, body);

        assertThat(kind(account.client().createApiToken("Riley Doe - x - 2027-01-31")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 405, 409, 410, 422, 429})
    void aWebPageOrNothingBelow500MeansLaterForReadsAndWrites(
            int status, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        for (var response : List.of(page(status), json(status, ""), json(status, "Forbidden"))) {
            account.alwaysAnswers(response);
            Zendesk zendesk = account.client();

            assertThat(kind(zendesk.createApiToken("x"))).isEqualTo("Later");
            assertThat(kind(zendesk.createOauthClient("a", "b", "c", List.of())))
                    .isEqualTo("Later");
            assertThat(kind(zendesk.deleteApiToken("7"))).isEqualTo("Later");
            assertThat(kind(zendesk.apiTokens())).isEqualTo("Later");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aWebPageFrom500OnIsUnclearForAWriteAndLaterForARead(int status, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.alwaysAnswers(page(status));
        Zendesk zendesk = account.client();

        assertThat(kind(zendesk.createApiToken("x"))).isEqualTo("Unclear");
        assertThat(kind(zendesk.deactivateApiToken("7"))).isEqualTo("Unclear");
        assertThat(account.asked()).hasSize(2);
        assertThat(kind(zendesk.oauthClients())).isEqualTo("Later");
    }

    @Test
    void aWebPageWith200ProvesNothing(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.alwaysAnswers(page(200));
        Zendesk zendesk = account.client();

        assertThat(kind(zendesk.createApiToken("x"))).isEqualTo("Unclear");
        assertThat(kind(zendesk.deleteApiToken("7"))).isEqualTo("Unclear");
        assertThat(kind(zendesk.apiTokens())).isEqualTo("Later");
        assertThat(kind(zendesk.me())).isEqualTo("Later");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    204 | `` | Ok
                    200 | `` | Ok
                    200 | {"api_token":{"id":7}} | Ok
                    404 | {"error":"RecordNotFound","description":"Not found"} | Missing
                    404 | {"error":"InvalidEndpoint","description":"Not found"} | Blind
                    422 | {"error":"RecordInvalid","details":{"base":[{"description":"Active tokens cannot be deleted"}]}} | Refused still_active
                    403 | {"error":"Forbidden","description":"Deactivate the token first"} | Refused still_active
                    403 | {"error":"Forbidden","description":"Missing the following required scopes: write"} | Blind
                    401 | {"error":"Couldn't authenticate you"} | Blind
                    409 | {"error":"Conflict"} | Later
                    400 | {"error":"BadRequest"} | Refused BadRequest
                    """)
    void aDeletionIsReadByWhatIsSaid(
            int status, String body, String expected, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("DELETE", "/api/v2/api_tokens/7", status, body);

        assertThat(kind(account.client().deleteApiToken("7"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    201 | {"client":{"id":9,"identifier":"a","secret":"0123456789abcdef"}} | Ok
                    200 | {"client":{"id":9,"secret":"0123456789abcdef"}} | Ok
                    201 | {"client":{"id":9,"secret":"0123456789"}} | Unclear
                    422 | {"error":"RecordInvalid","details":{"identifier":[{"description":"Identifier: has already been taken","error":"DuplicateValue"}]}} | Duplicate
                    422 | {"error":"RecordInvalid","details":{"name":[{"description":"Name: has already been taken"}]}} | Refused RecordInvalid
                    422 | {"error":"RecordInvalid","details":{"scopes":[{"description":"Scopes: is invalid"}]}} | Refused RecordInvalid
                    409 | {"error":"Conflict","description":"identifier already exists"} | Duplicate
                    403 | {"error":"Forbidden","description":"Missing the following required scopes: write"} | Blind
                    403 | {"error":{"title":"Forbidden","message":"You do not have access"}} | Blind
                    404 | {"error":"InvalidEndpoint"} | Blind
                    """)
    void aClientsCreationIsReadByWhatIsSaid(
            int status, String body, String expected, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("POST", "/api/v2/oauth/clients", status, body);

        assertThat(kind(account.client().createOauthClient("a", "b", "c", List.of("tickets:read"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    404 | {"error":"InvalidEndpoint","description":"Not found"} | Missing
                    404 | {"error":"RecordNotFound"} | Missing
                    403 | {"error":"Forbidden","description":"Missing the following required scopes: read"} | Blind
                    400 | {"errors":[{"code":"InvalidPaginationDepth","title":"too deep"}]} | Refused InvalidPaginationDepth
                    200 | {"api_tokens":[{"description":"no id"}]} | Later
                    200 | {"error":"busy"} | Later
                    200 | {"api_tokens":[]} | Ok
                    """)
    void aListIsReadByWhatIsSaid(
            int status, String body, String expected, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("GET", "/api/v2/api_tokens", status, body);

        assertThat(kind(account.client().apiTokens())).isEqualTo(expected);
    }

    @Test
    void aLostConnectionIsUnclearForEachWriteAndSentOnce(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.alwaysAnswers(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        Zendesk zendesk = account.client();

        assertThat(
                        List.of(
                                kind(zendesk.createApiToken("x")),
                                kind(zendesk.renameApiToken("7", "x")),
                                kind(zendesk.createOauthClient("a", "b", "c", List.of())),
                                kind(zendesk.regenerateSecret("7")),
                                kind(zendesk.revokeOauthToken("7"))))
                .containsOnly("Unclear");
        assertThat(account.asked()).hasSize(5);
    }

    @Test
    void aWriteWithoutAnswerInTimeIsUnclear(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.alwaysAnswers(json(201, "{}").withFixedDelay(2_000));

        assertThat(kind(account.client(Duration.ofMillis(300)).deleteOauthClient("7")))
                .isEqualTo("Unclear");
    }

    static String kind(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(int status, String code, String detail)
                ? "Refused " + code
                : answer.getClass().getSimpleName();
    }
}
