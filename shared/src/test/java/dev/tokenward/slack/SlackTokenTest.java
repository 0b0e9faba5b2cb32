package dev.tokenward.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.secrets.RotatedSecrets;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.slack.Slack.Posted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that Slack refuses: it may have been rotated, and is shown nowhere. */
@WireMockTest
class SlackTokenTest {
    private static final Message MESSAGE = new Message("A plain sentence.", List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not_authed",
                "invalid_auth",
                "token_revoked",
                "token_expired",
                "account_inactive"
            })
    void aRotatedTokenIsReadAnewAndTheCallSentOnceMore(String word, WireMockRuntimeInfo info) {
        new SlackDouble(info.getWireMock()).no("chat.postMessage", word);
        info.getWireMock()
                .register(
                        post(urlPathEqualTo("/api/chat.postMessage"))
                                .withHeader("Authorization", equalTo("Bearer second"))
                                .willReturn(
                                        okJson("{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1.2\"}")));
        RotatedSecrets secrets = new RotatedSecrets(info.getHttpBaseUrl(), "second");

        assertThat(sends(secrets)).isEqualTo(new Answer.Ok<>(new Posted("D1", "1.2")));
        assertThat(secrets.invalidated()).containsExactly(SecretName.SLACK);
    }

    @Test
    void aTokenThatIsStillTheSameIsNotSentAgain(WireMockRuntimeInfo info) {
        new SlackDouble(info.getWireMock()).no("chat.postMessage", "invalid_auth");
        RotatedSecrets secrets =
                new RotatedSecrets(info.getHttpBaseUrl(), FixedSecrets.SLACK_TOKEN);

        assertThat(sends(secrets)).isEqualTo(new Answer.Blind<>("invalid_auth"));
        info.getWireMock().verifyThat(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
    }

    @Test
    void aScopeThatIsMissingSaysNothingOfTheToken(WireMockRuntimeInfo info) {
        new SlackDouble(info.getWireMock()).no("chat.postMessage", "missing_scope");
        RotatedSecrets secrets = new RotatedSecrets(info.getHttpBaseUrl(), "second");

        assertThat(sends(secrets)).isInstanceOf(Answer.Blind.class);
        assertThat(secrets.invalidated()).isEmpty();
    }

    @Test
    void aWordThatIsTheTokenIsShownNeitherAsCodeNorAsDetail(WireMockRuntimeInfo info) {
        String token = "canary_in_small_letters";
        info.getWireMock()
                .register(
                        post(urlPathEqualTo("/api/chat.postMessage"))
                                .withHeader("Authorization", equalTo("Bearer " + token))
                                .willReturn(
                                        okJson(
                                                "{\"ok\":false,\"error\":\""
                                                        + token
                                                        + "\",\"needed\":\""
                                                        + token
                                                        + "\"}")));
        RotatedSecrets secrets = new RotatedSecrets(info.getHttpBaseUrl(), token);
        secrets.invalidate(SecretName.SLACK);

        Answer<Posted> answer = sends(secrets);

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(answer.describe() + answer).contains("[hidden]").doesNotContain("canary");
    }

    private static Answer<Posted> sends(RotatedSecrets secrets) {
        return new HttpSlack(TestCallers.caller(new TestWaiter()), secrets)
                .post("D1", MESSAGE, "k1");
    }
}
