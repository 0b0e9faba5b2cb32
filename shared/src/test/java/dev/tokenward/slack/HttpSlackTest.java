package dev.tokenward.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.secrets.GitLabSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SlackSecret;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.slack.Slack.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class HttpSlackTest {
    private static final Message MESSAGE =
            new Message(
                    "A plain sentence.",
                    List.of(
                            Map.of(
                                    "type",
                                    "section",
                                    "text",
                                    Map.of("type", "mrkdwn", "text", "value-in-a-block"))));
    private static final Posted PLACE = new Posted("D1", "1764.0001");

    private WireMock server = new WireMock(1);
    private SlackDouble slack = new SlackDouble(server);
    private HttpSlack client =
            new HttpSlack(
                    TestCallers.caller(new TestWaiter()), new FixedSecrets("http://127.0.0.1:1"));

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        server = info.getWireMock();
        slack = new SlackDouble(server);
        client =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));
    }

    @Test
    void aPostIsSignedHasTextAndBlocksAndUnfoldsNoLink() {
        slack.on("chat.postMessage", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1764.0001\"}");

        assertThat(client.post("D1", MESSAGE, "k1")).isEqualTo(new Answer.Ok<>(PLACE));
        server.verifyThat(
                1,
                postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                        .withHeader("Authorization", equalTo("Bearer " + FixedSecrets.SLACK_TOKEN))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"channel":"D1","text":"A plain sentence.",
                                         "blocks":[{"type":"section","text":
                                           {"type":"mrkdwn","text":"value-in-a-block"}}],
                                         "unfurl_links":false,"unfurl_media":false,
                                         "metadata":{"event_type":"tokenward_notice",
                                           "event_payload":{"key":"k1"}}}
                                        """)));
    }

    @Test
    void anUpdateTellsTextBlocksAndAttachmentsExplicitly() {
        slack.on("chat.update", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1764.0001\"}")
                .no("conversations.history", "missing_scope");

        assertThat(client.update(PLACE, new Message("Nothing left.", List.of())))
                .isEqualTo(new Answer.Ok<>(PLACE));
        server.verifyThat(
                postRequestedFor(urlPathEqualTo("/api/chat.update"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"channel":"D1","ts":"1764.0001","text":"Nothing left.",
                                         "blocks":[],"attachments":[]}
                                        """)));
    }

    /** Whoever clicked is answered within 3 seconds, also where Slack itself is slow. */
    @Test
    void formThatDoesNotOpenInTimeIsGivenUpWhileSlackStillWaits(WireMockRuntimeInfo info) {
        server.register(
                post(urlPathEqualTo("/api/views.open"))
                        .willReturn(
                                aResponse()
                                        .withFixedDelay(4_000)
                                        .withBody("{\"ok\":true,\"view\":{\"id\":\"V1\"}}")));
        HttpSlack hasty =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()).within(Patience.quick()),
                        new FixedSecrets(info.getHttpBaseUrl()));

        Answer<String> opened =
                assertTimeout(
                        Duration.ofMillis(2_500),
                        () -> hasty.openView("t", Map.of("type", "modal")));

        assertThat(opened).isNotInstanceOf(Answer.Ok.class);
        server.verifyThat(1, postRequestedFor(urlPathEqualTo("/api/views.open")));
    }

    @ParameterizedTest
    @CsvSource({
        "A plain sentence., Ok",
        "What stood there before., Unclear",
    })
    void anUpdateIsReadBackWhereTheTokenMay(String shown, String kind) {
        slack.on("chat.update", "{\"ok\":true}")
                .on(
                        "conversations.history",
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1764.0001\",\"text\":\""
                                + shown
                                + "\"}]}");

        assertThat(client.update(PLACE, MESSAGE).getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\":false,\"error\":\"missing_scope\"}",
                "{\"ok\":false,\"error\":\"unknown_method\"}",
                "{\"ok\":true,\"messages\":[]}",
                "{\"ok\":true,\"messages\":[{\"ts\":\"1.0\",\"text\":\"another message\"}]}",
                "<html>no</html>"
            })
    void anUpdateThatCannotBeReadBackCountsAsSlackSays(String history) {
        slack.on("chat.update", "{\"ok\":true}").on("conversations.history", history);

        assertThat(client.update(PLACE, MESSAGE)).isEqualTo(new Answer.Ok<>(PLACE));
    }

    @Test
    void aTokenThatMayNotReadBackIsNotAskedAgain() {
        slack.on("chat.update", "{\"ok\":true}").no("conversations.history", "missing_scope");

        client.update(PLACE, MESSAGE);
        client.update(PLACE, MESSAGE);

        server.verifyThat(1, anyRequestedFor(urlPathEqualTo("/api/conversations.history")));
    }

    @Test
    void channelThatOurTokenDoesNotSeeSaysNothingOfAMessageInIt() {
        slack.no("chat.postMessage", "channel_not_found").no("chat.update", "channel_not_found");

        assertThat(client.post("C1", MESSAGE, "k1")).isInstanceOf(Answer.Missing.class);
        assertThat(client.update(PLACE, MESSAGE))
                .isEqualTo(new Answer.Refused<>(200, Slack.NO_CHANNEL, "channel_not_found"));
    }

    @ParameterizedTest
    @CsvSource({
        "message_not_found, Missing",
        "is_archived, Refused",
        "not_in_channel, Refused",
        "msg_too_long, Refused",
        "invalid_blocks, Refused",
        "cant_update_message, Refused",
        "a_word_of_tomorrow, Refused",
        "invalid_auth, Blind",
        "not_authed, Blind",
        "token_revoked, Blind",
        "account_inactive, Blind",
        "missing_scope, Blind",
        "ratelimited, Later",
        "fatal_error, Unclear",
        "internal_error, Unclear",
    })
    void eachWordProvesWhatItProvesToAWrite(String word, String kind) {
        slack.no("chat.postMessage", word).no("chat.update", word);

        assertThat(client.post("C1", MESSAGE, "k1").getClass().getSimpleName()).isEqualTo(kind);
        assertThat(client.update(PLACE, MESSAGE).getClass().getSimpleName()).isEqualTo(kind);
        server.verifyThat(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
    }

    @Test
    void aFaultOfSlackItselfIsHarmlessToARead() {
        slack.ourWorkspace().no("users.lookupByEmail", "internal_error");

        assertThat(client.memberByEmail(MemberByEmailTest.RILEY)).isInstanceOf(Answer.Later.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>sign in</html> | Unclear",
                "200 | {\"ok\":tr | Unclear",
                "200 | [] | Unclear",
                "200 | {\"channel\":\"D1\"} | Unclear",
                "200 | {\"ok\":true} | Unclear",
                "200 | {\"ok\":false} | Refused",
                "200 | {\"ok\":false,\"error\":{\"a\":1}} | Refused",
                "302 | moved | Later",
                "403 | <html>blocked</html> | Later",
                "404 | nothing here | Later",
                "500 | {\"ok\":false,\"error\":\"internal_error\"} | Unclear",
                "503 | <html>down</html> | Unclear",
            })
    void whateverBodyComesToAPostIsReadHonestly(int status, String body, String kind) {
        slack.on(
                "chat.postMessage",
                aResponse().withStatus(status).withBody(body).withHeader("Location", "/elsewhere"));

        assertThat(client.post("D1", MESSAGE, "k1").getClass().getSimpleName()).isEqualTo(kind);
        server.verifyThat(1, anyRequestedFor(WireMock.anyUrl()));
    }

    @Test
    void aLostAnswerToAPostIsUnclearAndSentOnce() {
        slack.on("chat.postMessage", aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(client.post("D1", MESSAGE, "k1")).isInstanceOf(Answer.Unclear.class);
        server.verifyThat(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
    }

    @Test
    void noAnswerShowsTokenOrMessage() {
        slack.on(
                "chat.update",
                "{\"ok\":false,\"error\":\"invalid_blocks value-in-a-block "
                        + FixedSecrets.SLACK_TOKEN
                        + "\",\"response_metadata\":{\"messages\":[\"value-in-a-block\"]}}");

        assertThat(client.update(PLACE, MESSAGE).toString())
                .doesNotContain("value-in-a-block", FixedSecrets.SLACK_TOKEN);
    }

    @Test
    void aMissingScopeIsNamed() {
        slack.on(
                "chat.postMessage",
                "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}");

        assertThat(client.post("D1", MESSAGE, "k1").describe()).contains("chat:write");
    }

    @Test
    void aDirectChannelIsOpenedAgainAfterALostAnswer() {
        server.register(
                WireMock.post(urlPathEqualTo("/api/conversations.open"))
                        .inScenario("lost")
                        .whenScenarioStateIs("Started")
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("back"));
        server.register(
                WireMock.post(urlPathEqualTo("/api/conversations.open"))
                        .inScenario("lost")
                        .whenScenarioStateIs("back")
                        .withRequestBody(equalToJson("{\"users\":\"U1\"}"))
                        .willReturn(WireMock.okJson("{\"ok\":true,\"channel\":{\"id\":\"D1\"}}")));

        assertThat(client.directChannel("U1")).isEqualTo(new Answer.Ok<>("D1"));
    }

    @Test
    void nobodyToOpenAChannelWithIsMissing() {
        slack.no("conversations.open", "user_disabled");

        assertThat(client.directChannel("U1")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void anUnusableSecretIsAnOperatorsMatterAndNoException() {
        HttpSlack blind =
                new HttpSlack(TestCallers.caller(new TestWaiter()), new UnusableSecrets());

        assertThat(blind.post("D1", MESSAGE, "k1"))
                .isEqualTo(new Answer.Blind<>("secret slack has no bot_token"));
        assertThat(blind.memberByEmail(MemberByEmailTest.RILEY)).isInstanceOf(Answer.Blind.class);
    }

    @Test
    void aMessageDoesNotPrintItsBlocks() {
        assertThat(MESSAGE.toString()).doesNotContain("value-in-a-block");
        assertThat(Secret.of("x").toString()).isEqualTo("[secret]");
    }

    private static final class UnusableSecrets implements Secrets {
        @Override
        public ZendeskSecret zendesk() {
            throw new SecretUnusable("secret zendesk has no auth");
        }

        @Override
        public SlackSecret slack() {
            throw new SecretUnusable("secret slack has no bot_token");
        }

        @Override
        public GitLabSecret gitlab() {
            throw new SecretUnusable("secret gitlab has no token");
        }
    }
}
