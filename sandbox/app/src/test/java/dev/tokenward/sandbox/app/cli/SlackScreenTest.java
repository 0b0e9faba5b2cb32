package dev.tokenward.sandbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.simulators.slack.Message;
import org.junit.jupiter.api.Test;

class SlackScreenTest {
    private static final String BLOCKS =
            """
            [{"type": "section", "text": {"type": "mrkdwn", "text": "*Client secret:* in the next lines."}},
             {"type": "section", "text": {"type": "mrkdwn", "text": "```\\nsomething &lt;long&gt;\\n```"}},
             {"type": "section", "text": {"type": "mrkdwn", "text": "```\\ncurl one\\n  two\\n```"}},
             {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "I have it"}}]}]
            """;

    @Test
    void showsBlocksAndButtonsButNoValue() throws JsonProcessingException {
        assertThat(SlackScreen.lines("Riley Doe", message(false, false)))
                .containsExactly(
                        "┌ Slack, to Riley Doe",
                        "│ *Client secret:* in the next lines.",
                        "│ (the value; GET /sandbox/slack/inbox shows it)",
                        "│ ```",
                        "│ curl one",
                        "│   two",
                        "│ ```",
                        "│ [ I have it ]",
                        "└");
    }

    @Test
    void saysThatAMessageWasChangedOrDeleted() throws JsonProcessingException {
        assertThat(SlackScreen.lines("#support-ops", message(true, false)).getFirst())
                .isEqualTo("┌ Slack, to #support-ops: changed");
        assertThat(SlackScreen.lines("Riley Doe", message(true, true)))
                .containsExactly("┌ Slack, to Riley Doe: deleted", "└");
    }

    private static Message message(boolean edited, boolean deleted) throws JsonProcessingException {
        JsonNode blocks = new ObjectMapper().readTree(BLOCKS);
        return new Message(
                "D1",
                "1.2",
                "in a notice",
                blocks,
                blocks.path(9),
                blocks.path(9),
                edited,
                deleted);
    }
}
