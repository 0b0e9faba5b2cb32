package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.Percent;
import dev.tokenward.net.Reply;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Comments, each written once: it carries a hidden mark, which is looked for before writing, and
 * again when the answer to the write was lost.
 */
final class Notes {
    private static final int PAGE = 100;

    /** 500 comments back: ours are written within days of each other. */
    private static final int MOST_PAGES = 5;

    private final GitLabCalls calls;
    private final Supplier<Answer<Long>> ownId;

    /**
     * @param ownId who we are: a mark counts in our own comments only, or whoever may comment could
     *     keep ours from being written
     */
    Notes(GitLabCalls calls, Supplier<Answer<Long>> ownId) {
        this.calls = calls;
        this.ownId = ownId;
    }

    Answer<Void> write(IssueRef ref, String body, String marker) {
        String mark = mark(marker);
        return ownId.get()
                .then(own ->
                        find(ref, mark, own)
                                .then(found -> found ? Answer.done() : send(ref, body, mark, own)));
    }

    private Answer<Void> send(IssueRef ref, String body, String mark, long own) {
        Call post =
                Call.post(
                                "/api/v4/projects/{project}/issues/{number}/notes",
                                ref.project(),
                                Long.toString(ref.number()))
                        .json(ForeignJson.object().put("body", body + "\n\n" + mark));
        Answer<Void> answer = calls.ask(post, (json, reply) -> Answer.done());
        boolean landed =
                answer instanceof Answer.Unclear<Void>
                        && find(ref, mark, own) instanceof Answer.Ok<Boolean>(Boolean found)
                        && found;
        return landed ? Answer.done() : answer;
    }

    /** Newest first, since what was written twice was written lately. */
    private Answer<Boolean> find(IssueRef ref, String mark, long own) {
        Seen seen = new Seen(false, OptionalInt.of(1));
        for (int read = 0; read < MOST_PAGES && seen.next().isPresent(); read++) {
            int page = seen.next().getAsInt();
            Answer<Seen> answer =
                    calls.ask(list(ref, page), (json, reply) -> see(json, reply, page, mark, own));
            if (!(answer instanceof Answer.Ok<Seen>(Seen next))) {
                return answer.map(Seen::found);
            }
            seen = next;
        }
        return new Answer.Ok<>(seen.found());
    }

    private record Seen(boolean found, OptionalInt next) {}

    private static Call list(IssueRef ref, int page) {
        return Call.get(
                        "/api/v4/projects/{project}/issues/{number}/notes",
                        ref.project(),
                        Long.toString(ref.number()))
                .query("sort", "desc")
                .query("order_by", "created_at")
                .query("per_page", Integer.toString(PAGE))
                .query("page", Integer.toString(page));
    }

    private static Answer<Seen> see(JsonNode json, Reply reply, int page, String mark, long own) {
        if (!json.isArray()) {
            return new Answer.Later<>(Optional.empty(), "GitLab shows no list of comments");
        }
        for (JsonNode note : json) {
            boolean ours =
                    IssueJson.user(note.path("author")).filter(by -> by.id() == own).isPresent();
            if (ours
                    && ForeignJson.text(note, "body")
                            .filter(body -> bears(body, mark))
                            .isPresent()) {
                return new Answer.Ok<>(new Seen(true, OptionalInt.empty()));
            }
        }
        // empty on the last page; a proxy may have taken the header away
        boolean more =
                reply.header("x-next-page")
                        .map(next -> !next.isBlank())
                        .orElse(json.size() == PAGE);
        return new Answer.Ok<>(
                new Seen(false, more ? OptionalInt.of(page + 1) : OptionalInt.empty()));
    }

    /** On a line of its own: quoted text of people is never a line of its own in our comments. */
    private static boolean bears(String body, String mark) {
        return body.lines().anyMatch(line -> line.strip().equals(mark));
    }

    /** An HTML comment, which no reader sees; what would end it early is encoded. */
    private static String mark(String marker) {
        return "<!-- tokenward:" + Percent.encode(marker).replace("--", "-%2D") + " -->";
    }
}
