package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A workspace and its bot. */
abstract class SlackTest {
    static final SlackApp APP = new SlackApp("bot token of a test", "signing secret of a test");
    static final String SECTION =
            "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}";

    final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    final SlackSimulator slack = SlackSimulator.create(clock, APP, Optional.empty());

    @BeforeEach
    void start() {
        slack.start(0);
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    Web bot() {
        return new Web(slack.root(), Map.of()).bearer(APP.botToken());
    }

    JsonNode call(String method, String json) {
        Web.Answer answer = bot().post("/api/" + method, json);
        if (answer.status() != 200) {
            throw new AssertionError("" + answer.status());
        }
        return answer.json();
    }

    JsonNode post(String channel, String text, String blocks) {
        return call(
                "chat.postMessage",
                "{\"channel\":\"%s\",\"text\":\"%s\",\"blocks\":[%s]}"
                        .formatted(channel, text, blocks));
    }

    JsonNode update(JsonNode posted, String rest) {
        return call(
                "chat.update",
                "{\"channel\":\"%s\",\"ts\":\"%s\",%s}"
                        .formatted(
                                posted.path("channel").asText(), posted.path("ts").asText(), rest));
    }
}
