package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.ZendeskAccount;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C08: simulators count from 1; a real account's ids fit neither an int nor a double. */
@WireMockTest
class C08LargeIdsTest {
    private static final List<String> IDS =
            List.of("27400000012345", "2147483648", "9007199254740993");

    @Test
    void idsKeepEveryDigitFromTheListToTheAddressOfTheDeletion(WireMockRuntimeInfo info)
            throws IOException {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET", "/api/v2/api_tokens", 200, CaseInput.text("C08-api-tokens-body.json"));
        IDS.forEach(id -> account.answers("DELETE", "/api/v2/api_tokens/" + id, 204, ""));

        Answer<List<String>> listed =
                account.client().apiTokens().map(l -> l.stream().map(ApiToken::id).toList());
        assertThat(listed).isEqualTo(new Answer.Ok<>(IDS));

        IDS.forEach(id ->
                assertThat(account.client().deleteApiToken(id)).isInstanceOf(Answer.Ok.class));
        assertThat(account.asked())
                .contains("DELETE /api/v2/api_tokens/9007199254740993")
                .hasSize(4);
    }

    @Test
    void theCreatorsIdKeepsItsDigitsToo(WireMockRuntimeInfo info) throws IOException {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET", "/api/v2/api_tokens", 200, CaseInput.text("C08-api-tokens-body.json"));

        assertThat(
                        account.client()
                                .apiTokens()
                                .map(l -> l.stream().map(t -> t.userId().orElse("")).toList()))
                .isEqualTo(new Answer.Ok<>(List.of("360000123456", "3000000007", "360000123456")));
    }
}
