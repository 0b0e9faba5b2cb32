package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.slack.Slack.Posted;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Looks at a message after it was changed, where the token may: {@code chat.update} has been seen
 * to say ok and change nothing (observed), which would leave a value standing.
 */
final class ReadBack {
    /** Slack rewrites emoji, links and the like; only plain sentences come back as they went. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ,.;'()-]{1,1000}");

    private final SlackCalls calls;
    private final AtomicBoolean allowed = new AtomicBoolean(true);

    ReadBack(SlackCalls calls) {
        this.calls = calls;
    }

    /** Whether the message is seen to be another one than was sent; false where nothing is seen. */
    boolean contradicts(Posted where, Message sent) {
        if (!allowed.get() || !PLAIN.matcher(sent.text()).matches()) {
            return false;
        }
        Call history =
                Call.get("/conversations.history")
                        .query("channel", where.channel())
                        .query("oldest", where.ts())
                        .query("latest", where.ts())
                        .query("inclusive", "true")
                        .query("limit", "1");
        return switch (calls.ask(history, json -> new Answer.Ok<>(textAt(json, where)))) {
            case Answer.Ok<Optional<String>>(Optional<String> seen) ->
                    seen.isPresent() && !seen.get().equals(sent.text());
            case Answer.Later<Optional<String>> later -> false;
            case Answer<Optional<String>> no -> {
                // the scope is the installation's choice: not asked again in this process
                allowed.set(false);
                yield false;
            }
        };
    }

    private static Optional<String> textAt(JsonNode history, Posted where) {
        return ForeignJson.list(history, "messages").orElse(List.of()).stream()
                .filter(m -> ForeignJson.text(m, "ts").filter(where.ts()::equals).isPresent())
                .findFirst()
                .flatMap(m -> ForeignJson.text(m, "text"));
    }
}
