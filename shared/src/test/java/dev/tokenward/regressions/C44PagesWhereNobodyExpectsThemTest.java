package dev.tokenward.regressions;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.ZendeskAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C44: an edge answers with a page, a 503 asks to wait, a missing scope is no closed door. */
@WireMockTest
class C44PagesWhereNobodyExpectsThemTest {
    private static final String CLIENTS = "/api/v2/oauth/clients";

    @Test
    void aPageWith403OnCreateIsForLaterAndDoesNotMeanClosed(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("POST", "/api/v2/api_tokens", ZendeskAccount.page(403));

        assertThat(account.client().createApiToken("x")).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aMissingScopeIsAnOperatorsMatterAndDoesNotMeanClosed(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        String body =
                "{\"error\":\"Forbidden\",\"description\":\"Missing the following required scopes: write\"}";
        account.answers("POST", "/api/v2/api_tokens", 403, body);
        account.answers("POST", CLIENTS, 403, body);

        assertThat(account.client().createApiToken("x")).isInstanceOf(Answer.Blind.class);
        assertThat(account.client().createOauthClient("a", "b", "c", List.of()))
                .isInstanceOf(Answer.Blind.class);
    }

    @ParameterizedTest
    @CsvSource({"120,120", "'Wed, 25 Nov 2026 09:02:00 GMT',120", "999999,3600"})
    void aSecondPageThatAsksToWaitMakesTheListIncompleteAndSaysHowLong(
            String retryAfter, long seconds, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                list(absent())
                        .willReturn(
                                ZendeskAccount.json(
                                        200,
                                        "{\"clients\":[{\"id\":1}],\"meta\":{\"has_more\":true,\"after_cursor\":\"x\"}}")));
        account.answers(
                list(equalTo("x"))
                        .willReturn(
                                ZendeskAccount.page(503).withHeader("Retry-After", retryAfter)));

        Optional<Duration> after =
                account.client().oauthClients()
                                instanceof
                                Answer.Later<List<OauthClient>>(Optional<Duration> wish, String why)
                        ? wish
                        : Optional.empty();
        assertThat(after).contains(Duration.ofSeconds(seconds));
        assertThat(account.waiter().waits()).isEmpty();
    }

    private static MappingBuilder list(StringValuePattern after) {
        return get(urlPathEqualTo(CLIENTS)).withQueryParam("page[after]", after);
    }
}
