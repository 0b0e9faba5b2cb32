package dev.tokenward.slack;

import java.util.List;
import java.util.Map;

/**
 * A message as Slack takes it.
 *
 * @param text the fallback, shown in push and mail notices: never a secret
 * @param blocks Block Kit blocks, each a JSON object; text of people in them is escaped
 */
public record Message(String text, List<Map<String, Object>> blocks) {
    public Message {
        blocks = List.copyOf(blocks);
    }

    /** Shows the fallback only: blocks may carry a secret. */
    @Override
    public String toString() {
        return "Message[" + text + ", " + blocks.size() + " blocks]";
    }
}
