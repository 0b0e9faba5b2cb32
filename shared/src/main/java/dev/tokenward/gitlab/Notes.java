package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.json.Json;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.Percent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Comments, each written once: it carries a hidden mark, which is looked for before writing, and
 * again when the answer to the write was lost.
 */
final class Notes {
    private static final String PATH = "/api/v4/projects/{project}/issues/{number}/notes";

    /** On a line of its own: quoted text of people is never a line of its own in our comments. */
    private static final Pattern MARK = Pattern.compile("(?m)^\\s*<!-- tokenward:(\\S+) -->\\s*$");

    private final GitLabCalls calls;
    private final Lists lists;
    private final Supplier<Answer<Long>> ownId;

    /**
     * @param ownId who we are: a mark counts in our own comments only, or whoever may comment could
     *     keep ours from being written
     */
    Notes(GitLabCalls calls, Supplier<Answer<Long>> ownId) {
        this.calls = calls;
        this.lists = new Lists(calls);
        this.ownId = ownId;
    }

    Answer<Void> write(IssueRef ref, String body, String marker) {
        return find(ref, marker)
                .then(found -> found.isPresent() ? Answer.done() : send(ref, body, marker));
    }

    /** Our comment with this marker: when it was written, or the beginning of time if unsaid. */
    Answer<Optional<Instant>> find(IssueRef ref, String marker) {
        return ownId.get()
                .then(own ->
                        lists.first(
                                list(ref),
                                note ->
                                        marker(note, own)
                                                .filter(marker::equals)
                                                .map(found -> writtenAt(note))));
    }

    /** Newest first. */
    Answer<List<String>> markers(IssueRef ref) {
        return ownId.get().then(own -> lists.all(list(ref), note -> marker(note, own)));
    }

    private Answer<Void> send(IssueRef ref, String body, String marker) {
        Call post =
                Call.post(PATH, ref.project(), Long.toString(ref.number()))
                        .json(Json.object().put("body", body + "\n\n" + mark(marker)));
        Answer<Void> answer = calls.ask(post, (json, reply) -> Answer.done());
        boolean landed =
                answer instanceof Answer.Unclear<Void>
                        && find(ref, marker)
                                instanceof Answer.Ok<Optional<Instant>>(Optional<Instant> found)
                        && found.isPresent();
        return landed ? Answer.done() : answer;
    }

    /** Newest first, since what was written twice was written lately. */
    private static Call list(IssueRef ref) {
        return Call.get(PATH, ref.project(), Long.toString(ref.number()))
                .query("sort", "desc")
                .query("order_by", "created_at");
    }

    private static Instant writtenAt(JsonNode note) {
        return ForeignJson.instant(note, "created_at").orElse(Instant.MIN);
    }

    private static Optional<String> marker(JsonNode note, long own) {
        boolean ours = IssueJson.user(note.path("author")).filter(by -> by.id() == own).isPresent();
        return ours
                ? ForeignJson.text(note, "body")
                        .flatMap(body -> MARK.matcher(body).results().reduce((a, last) -> last))
                        .flatMap(mark -> decoded(mark.group(1)))
                : Optional.empty();
    }

    private static Optional<String> decoded(String mark) {
        try {
            return Optional.of(URLDecoder.decode(mark, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** An HTML comment, which no reader sees; what would end it early is encoded. */
    private static String mark(String marker) {
        return "<!-- tokenward:" + Percent.encode(marker).replace("--", "-%2D") + " -->";
    }
}
