package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.slack.Slack.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in a channel, where the token may look: a scope that an installation may leave out.
 */
final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int PAGES = 5;

    /** By so much Slack's clock, which stamps messages, and ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    /** Slack rewrites emoji, links and the like; only plain sentences come back as they went. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ,.;'()-]{1,1000}");

    private final SlackCalls calls;
    private final AtomicBoolean allowed = new AtomicBoolean(true);

    History(SlackCalls calls) {
        this.calls = calls;
    }

    /**
     * Whether a message that was changed is seen to be another one than was sent; false where
     * nothing is seen. {@code chat.update} has been seen to say ok and change nothing (observed),
     * which would leave a value standing.
     */
    boolean contradicts(Posted where, Message sent) {
        if (!allowed.get() || !PLAIN.matcher(sent.text()).matches()) {
            return false;
        }
        Call one =
                Call.get("/conversations.history")
                        .query("channel", where.channel())
                        .query("oldest", where.ts())
                        .query("latest", where.ts())
                        .query("inclusive", "true")
                        .query("limit", "1");
        return switch (calls.ask(one, json -> new Answer.Ok<>(textAt(json, where)))) {
            case Answer.Ok<Optional<String>>(Optional<String> seen) ->
                    seen.isPresent() && !seen.get().equals(sent.text());
            case Answer<Optional<String>> no -> {
                doWithout(no);
                yield false;
            }
        };
    }

    private static Optional<String> textAt(JsonNode history, Posted where) {
        return messages(history).stream()
                .filter(m -> ForeignJson.text(m, "ts").filter(where.ts()::equals).isPresent())
                .findFirst()
                .flatMap(m -> ForeignJson.text(m, "text"));
    }

    /** The newest message of this key, in at most five pages. */
    Answer<Optional<Posted>> find(String channel, String key, Instant since) {
        String oldest = since.minus(CLOCKS).getEpochSecond() + ".000000";
        String cursor = "";
        for (int page = 0; page < PAGES && allowed.get(); page++) {
            Call next =
                    Call.get("/conversations.history")
                            .query("channel", channel)
                            .query("oldest", oldest)
                            .query("include_all_metadata", "true")
                            .query("limit", "200");
            Call one = cursor.isEmpty() ? next : next.query("cursor", cursor);
            switch (calls.ask(one, json -> new Answer.Ok<>(json))) {
                case Answer.Ok<JsonNode>(JsonNode history) -> {
                    Optional<Posted> found = marked(history, channel, key);
                    cursor = cursor(history);
                    if (found.isPresent() || cursor.isEmpty()) {
                        return new Answer.Ok<>(found);
                    }
                }
                case Answer.Later<JsonNode>(var after, String detail) -> {
                    return new Answer.Later<>(after, detail);
                }
                case Answer<JsonNode> no -> {
                    doWithout(no);
                    return new Answer.Ok<>(Optional.empty());
                }
            }
        }
        return new Answer.Ok<>(Optional.empty());
    }

    private static Optional<Posted> marked(JsonNode history, String channel, String key) {
        return messages(history).stream()
                .filter(m -> Mark.is(m, key))
                .findFirst()
                .flatMap(m -> ForeignJson.text(m, "ts"))
                .map(ts -> new Posted(channel, ts));
    }

    private static String cursor(JsonNode history) {
        return ForeignJson.text(history.path("response_metadata"), "next_cursor").orElse("");
    }

    private static List<JsonNode> messages(JsonNode history) {
        return ForeignJson.list(history, "messages").orElse(List.of());
    }

    /**
     * The scope is the installation's choice: not asked again in this process. What is said of one
     * channel (a name is none for Slack here) says nothing of the others.
     */
    private void doWithout(Answer<?> no) {
        boolean ofAll =
                no instanceof Answer.Blind<?>
                        || (no instanceof Answer.Refused<?> refused
                                && refused.code().equals("unknown_method"));
        if (ofAll && allowed.getAndSet(false)) {
            LOG.warn(
                    "Slack does not show what was sent ({}): after a lost answer a message may come twice",
                    no.describe());
        }
    }
}
