package dev.tokenward.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.slack.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A message as it goes over the wire, and what Slack accepts there. */
public final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");

    private Wire() {}

    /** The message as serialised and read back: what Slack measures. */
    public static JsonNode sent(Message message) {
        try {
            return JSON.readTree(
                    JSON.writeValueAsBytes(
                            Map.of("text", message.text(), "blocks", message.blocks())));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String json(Message message) {
        try {
            return JSON.writeValueAsString(sent(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of all sections. */
    public static List<String> sections(Message message) {
        List<String> texts = new ArrayList<>();
        for (JsonNode block : sent(message).path("blocks")) {
            if (block.path("type").asText().equals("section")) {
                texts.add(block.path("text").path("text").asText());
            }
        }
        return texts;
    }

    public static String all(Message message) {
        return String.join("\n", sections(message));
    }

    /** What Slack would refuse, or show as something else than was meant; empty if all is well. */
    public static List<String> faults(Message message) {
        List<String> faults = new ArrayList<>();
        JsonNode sent = sent(message);
        if (sent.path("blocks").size() > 50) {
            faults.add("more than 50 blocks");
        }
        if (sent.path("text").asText().isBlank() || sent.path("text").asText().length() > 4_000) {
            faults.add("fallback text is blank or long");
        }
        for (JsonNode block : sent.path("blocks")) {
            if (block.path("type").asText().equals("actions")) {
                faults.addAll(buttonFaults(block));
                continue;
            }
            String text = block.path("text").path("text").asText();
            int most = block.path("type").asText().equals("header") ? 150 : 3_000;
            if (text.isEmpty() || text.length() > most) {
                faults.add("a text of " + text.length() + " characters");
            }
            if (BARE_AMPERSAND.matcher(text).find()) {
                faults.add("an entity cut in two or a bare &: " + text);
            }
            if (text.contains("\uFFFD")) {
                faults.add("half a character");
            }
            if (text.contains("Optional[") || text.contains("null")) {
                faults.add("a value of the program: " + text);
            }
        }
        return faults;
    }

    private static List<String> buttonFaults(JsonNode actions) {
        List<String> faults = new ArrayList<>();
        for (JsonNode button : actions.path("elements")) {
            int label = button.path("text").path("text").asText().length();
            if (label == 0 || label > 75 || button.path("value").asText().length() > 2_000) {
                faults.add("a button with a label of " + label + " characters, or a long value");
            }
            JsonNode confirm = button.path("confirm");
            if (confirm.path("title").path("text").asText().length() > 100
                    || confirm.path("text").path("text").asText().length() > 300) {
                faults.add("a question that is too long");
            }
        }
        return faults;
    }

    /** The action ids of all buttons. */
    public static List<String> buttons(Message message) {
        return sent(message).findValuesAsText("action_id");
    }
}
