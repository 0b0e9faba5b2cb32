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
            OnScreen.texts(message.path("blocks"), parts);
            paragraphs.addAll(parts);
            messages.add(String.join("\n", parts));
            seen.add(OnScreen.of(message.path("text").asText(), message.path("blocks")));
        }
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
