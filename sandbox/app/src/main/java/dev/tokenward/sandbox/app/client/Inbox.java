package dev.tokenward.sandbox.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's Slack messages, read as a person reads them: text and blocks, oldest first. */
public final class Inbox {
    private static final Pattern CODE = Pattern.compile("^```\\n(.+)\\n```$", Pattern.DOTALL);
    private static final Pattern CLIENT_ID = Pattern.compile("\\*Client id:\\* `([^`]+)`");

    private final List<String> messages = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    Inbox(JsonNode answer) {
        for (JsonNode message : answer.path("messages")) {
            List<String> parts = new ArrayList<>();
            parts.add(message.path("text").asText());
            texts(message.path("blocks"), parts);
            paragraphs.addAll(parts);
            messages.add(String.join("\n", parts));
            seen.add(onScreen(message));
        }
    }

    /** Blocks take the place of the text, which only notices show. */
    private static String onScreen(JsonNode message) {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : message.path("blocks")) {
            if (block.path("type").asText().equals("actions")) {
                List<String> buttons = new ArrayList<>();
                block.path("elements")
                        .forEach(e -> buttons.add("[ " + e.at("/text/text").asText() + " ]"));
                lines.add(String.join("  ", buttons));
            } else {
                texts(block, lines);
            }
        }
        return lines.isEmpty() ? unescape(message.path("text").asText()) : String.join("\n", lines);
    }

    private static void texts(JsonNode node, List<String> found) {
        JsonNode text = node.path("text");
        if (text.isTextual()) {
            found.add(unescape(text.asText()));
        }
        node.forEach(child -> texts(child, found));
    }

    /** Slack's three escapes. */
    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    public int size() {
        return messages.size();
    }

    /** The whole of each message. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** The newest message as its reader sees it, buttons in brackets; empty if there is none. */
    public String newest() {
        return seen.isEmpty() ? "" : seen.getLast();
    }

    public boolean says(String part) {
        return messages.stream().anyMatch(message -> message.contains(part));
    }

    /** The newest value handed over, if one stands there. */
    public Optional<String> value() {
        return last(CODE, paragraphs);
    }

    /** The newest client id handed over, if one stands there. */
    public Optional<String> clientId() {
        return last(CLIENT_ID, paragraphs);
    }

    private static Optional<String> last(Pattern pattern, List<String> texts) {
        Optional<String> found = Optional.empty();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find() && !matcher.group(1).contains("\n")) {
                found = Optional.of(matcher.group(1));
            }
        }
        return found;
    }
}
