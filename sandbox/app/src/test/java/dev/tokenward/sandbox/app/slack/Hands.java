package dev.tokenward.sandbox.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.slack.Interaction;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.util.List;
import java.util.Map;

/** What people do and see in the sandbox's Slack. */
public final class Hands {
    private final House house;

    public Hands(House house) {
        this.house = house;
    }

    /** Presses the newest button of this label, and waits for what comes of it. */
    public Reply press(String email, String button) {
        Reply answer =
                house.api.post("/sandbox/slack/press", Map.of("email", email, "button", button));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        house.settle();
        return answer;
    }

    /** Fills in the form that is open, and waits for what comes of it. */
    public Reply fillIn(String email, String text) {
        Reply answer = house.api.post("/sandbox/slack/form", Map.of("email", email, "text", text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        house.settle();
        return answer;
    }

    /** A press as Slack sends it, not sent yet. */
    public Interaction prepared(String email, String action) {
        Message message =
                messages(email).reversed().stream()
                        .filter(m -> m.blocks().findValuesAsText("action_id").contains(action))
                        .findFirst()
                        .orElseThrow();
        return house.sandbox
                .slack()
                .orElseThrow()
                .press(email, message.channel(), message.ts(), action);
    }

    public Reply send(Interaction press) {
        Reply answer = house.api.send("POST", "/hooks/slack", press.body(), press.headers());
        house.settle();
        return answer;
    }

    public List<Message> messages(String email) {
        return house.sandbox.slack().orElseThrow().inbox(email);
    }

    /** The newest message whose text or blocks hold these words. */
    public String newest(String email, String words) {
        return messages(email).reversed().stream()
                .map(Hands::shown)
                .filter(m -> m.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(email + " reads nothing of " + words));
    }

    /** Every button that this person still sees. */
    public List<String> buttons(String email) {
        return messages(email).stream()
                .flatMap(m -> m.blocks().findValuesAsText("action_id").stream())
                .toList();
    }

    private static String shown(Message message) {
        return message.text() + "\n" + String.join("\n", texts(message.blocks()));
    }

    /** Each text of each block, as sent. */
    public static List<String> texts(JsonNode blocks) {
        return blocks.findValues("text").stream()
                .filter(JsonNode::isObject)
                .map(text -> text.path("text").asText())
                .toList();
    }
}
