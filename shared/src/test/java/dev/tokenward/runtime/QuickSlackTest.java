package dev.tokenward.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.metrics.Metrics;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.notification.Buttons;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.SecretsManagerDouble;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.TestTable;
import dev.tokenward.workflow.Ids;
import dev.tokenward.workflow.SlackInbox;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever pressed a button waits, and Slack gives up after three seconds: what is called meanwhile
 * has the quick patience and not the usual one.
 */
@WireMockTest
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class QuickSlackTest {
    private static final String OPEN = "/api/views.open";

    private final TestWaiter waiter = new TestWaiter();
    private WireMock server;
    private SlackInbox inbox;

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        server = info.getWireMock();
        SecretsManagerDouble manager = new SecretsManagerDouble(info);
        manager.holds("tokenward/slack", "{\"bot_token\":\"b\",\"signing_secret\":\"s\"}");
        TestTable table = TestTable.inEngine();
        inbox =
                new Tokenward(
                                Settings.from(Map.of("TABLE_NAME", table.name())),
                                () -> TestCallers.NOW,
                                table.dynamo(),
                                manager.client(),
                                Map.of(
                                        SecretName.SLACK,
                                        URI.create(info.getHttpBaseUrl() + "/api/")),
                                () -> TestCallers.caller(waiter),
                                Ids::new,
                                Metrics.NONE)
                        .slackInbox();
    }

    private void deniedWhile(ResponseDefinitionBuilder answer) {
        server.register(post(OPEN).willReturn(answer));
        inbox.pressed(
                new SlackInbox.Press(
                        new Slack.Sender("U1", Optional.of("T1"), Optional.empty()),
                        Buttons.DENY,
                        "req_1:1:0123456789abcdef",
                        "1700000000.000100",
                        Optional.of("trigger")));
        server.verifyThat(1, postRequestedFor(urlEqualTo(OPEN)));
    }

    @Test
    void formThatSlackPutsOffIsNotWaitedForNorAskedForAgain() {
        deniedWhile(aResponse().withStatus(429).withHeader("Retry-After", "1"));

        assertThat(waiter.waits()).isEmpty();
    }

    @Test
    void formThatDoesNotComeIsGivenUpWithinSlacksThreeSeconds() {
        Duration slow = Patience.usual().perAttempt();
        long start = System.nanoTime();

        deniedWhile(aResponse().withFixedDelay((int) slow.toMillis()));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Patience.quick().total(), slow.dividedBy(2));
    }
}
