package dev.tokenward.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.slack.Slack.Posted;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for a message whose answer was lost. */
@WireMockTest
class FindingTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T09:00:00.5Z");
    private static final String MARKED =
            """
            {"ts":"1764.0002","text":"t","metadata":
             {"event_type":"tokenward_notice","event_payload":{"key":"k1"}}}\
            """;

    private WireMock server = new WireMock(1);
    private SlackDouble slack = new SlackDouble(server);
    private HttpSlack client =
            new HttpSlack(
                    TestCallers.caller(new TestWaiter()), new FixedSecrets("http://127.0.0.1:1"));

    @BeforeEach
    void connect(WireMockRuntimeInfo info) {
        server = info.getWireMock();
        slack = new SlackDouble(server);
        client =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));
    }

    @Test
    void aMessageIsFoundByItsKey() {
        history("{\"ts\":\"1764.0003\",\"text\":\"other\"}," + MARKED, "");

        assertThat(client.find("D1", "k1", SINCE))
                .isEqualTo(new Answer.Ok<>(Optional.of(new Posted("D1", "1764.0002"))));
        server.verifyThat(
                getRequestedFor(urlPathEqualTo("/api/conversations.history"))
                        .withQueryParam("channel", equalTo("D1"))
                        .withQueryParam("include_all_metadata", equalTo("true"))
                        .withQueryParam("oldest", equalTo("1795596600.000000")));
    }

    @Test
    void anothersKeyIsNoHit() {
        history(MARKED, "");

        assertThat(client.find("D1", "k2", SINCE)).isEqualTo(new Answer.Ok<>(Optional.empty()));
    }

    @Test
    void furtherPagesAreReadButNotForEver() {
        history("", "more");

        assertThat(client.find("D1", "k1", SINCE)).isEqualTo(new Answer.Ok<>(Optional.empty()));
        server.verifyThat(5, anyRequestedFor(urlPathEqualTo("/api/conversations.history")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing_scope", "unknown_method"})
    void aTokenThatMayNotLookFindsNothingAndAsksOnce(String word) {
        slack.no("conversations.history", word);

        assertThat(client.find("D1", "k1", SINCE)).isEqualTo(new Answer.Ok<>(Optional.empty()));
        assertThat(client.find("D1", "k1", SINCE)).isEqualTo(new Answer.Ok<>(Optional.empty()));
        server.verifyThat(1, anyRequestedFor(urlPathEqualTo("/api/conversations.history")));
    }

    @Test
    void aChannelThatIsNotThereSaysNothingOfTheOthers() {
        slack.no("conversations.history", "channel_not_found");
        assertThat(client.find("#ops", "k1", SINCE)).isEqualTo(new Answer.Ok<>(Optional.empty()));

        history(MARKED, "");

        assertThat(client.find("D1", "k1", SINCE))
                .isEqualTo(new Answer.Ok<>(Optional.of(new Posted("D1", "1764.0002"))));
    }

    @Test
    void anUnreadableAnswerIsNoProofOfAbsence() {
        slack.on("conversations.history", "<html>one moment</html>");

        assertThat(client.find("D1", "k1", SINCE)).isInstanceOf(Answer.Later.class);
    }

    private void history(String messages, String cursor) {
        slack.on(
                "conversations.history",
                "{\"ok\":true,\"messages\":["
                        + messages
                        + "],\"response_metadata\":{\"next_cursor\":\""
                        + cursor
                        + "\"}}");
    }
}
