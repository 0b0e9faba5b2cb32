package dev.tokenward.regressions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.slack.HttpSlack;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C43: a rate limit without a usable {@code Retry-After}, and messages lost to it
 * (https://github.com/slackapi/node-slack-sdk/issues/1421).
 */
@WireMockTest
class C43SlackRateLimitTest {
    private static final Message MESSAGE = new Message("A reminder.", List.of());
    private static final String OK = "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1.2\"}";
    private static final String NO = "{\"ok\":false,\"error\":\"ratelimited\"}";

    private final TestWaiter waiter = new TestWaiter();

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "Wed, 25 Nov 2026 09:00:03 GMT", "soon"})
    void a429IsWaitedOutWithinBoundsWhateverItAsksFor(String wish, WireMockRuntimeInfo info) {
        answers(info.getWireMock(), limited(wish), okJson(OK));

        assertThat(post(info)).isEqualTo(new Answer.Ok<>(new Posted("D1", "1.2")));
        assertThat(waiter.waits())
                .singleElement()
                .satisfies(w ->
                        assertThat(w).isBetween(Duration.ofMillis(500), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "Wed, 31 Mar 2027 07:28:00 GMT"})
    void aLongWishIsHandedOverBoundedAndNotWaited(String wish, WireMockRuntimeInfo info) {
        info.getWireMock()
                .register(
                        WireMock.post(urlPathEqualTo("/api/chat.postMessage"))
                                .willReturn(limited(wish)));

        assertThat(post(info) instanceof Answer.Later<Posted> later ? later.after() : "sent")
                .isEqualTo(Optional.of(Duration.ofHours(1)));
        assertThat(waiter.waits()).isEmpty();
    }

    @Test
    void aRateLimitInA200IsLaterAndNeverSent(WireMockRuntimeInfo info) {
        info.getWireMock()
                .register(
                        WireMock.post(urlPathEqualTo("/api/chat.postMessage"))
                                .willReturn(okJson(NO).withHeader("Retry-After", "30")));

        assertThat(post(info))
                .isEqualTo(new Answer.Later<>(Optional.of(Duration.ofSeconds(30)), "ratelimited"));
    }

    private Answer<Posted> post(WireMockRuntimeInfo info) {
        return new HttpSlack(TestCallers.caller(waiter), new FixedSecrets(info.getHttpBaseUrl()))
                .post("D1", MESSAGE, "k1");
    }

    private static ResponseDefinitionBuilder limited(String wish) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(429).withBody(NO);
        return wish.isEmpty() ? answer : answer.withHeader("Retry-After", wish);
    }

    private static void answers(
            WireMock server, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        server.register(
                WireMock.post(urlPathEqualTo("/api/chat.postMessage"))
                        .inScenario("limit")
                        .whenScenarioStateIs("Started")
                        .willReturn(first)
                        .willSetStateTo("over"));
        server.register(
                WireMock.post(urlPathEqualTo("/api/chat.postMessage"))
                        .inScenario("limit")
                        .whenScenarioStateIs("over")
                        .willReturn(then));
    }
}
