package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.gitlab.GitLab.Issue;
import dev.tokenward.net.Answer;
import dev.tokenward.net.ForeignJson;
import java.util.List;
import java.util.Optional;

/** Reads an issue. */
final class IssueJson {
    private IssueJson() {}

    /** A moved issue is refused: it is closed, yet nobody closed it (C40). */
    static Answer<Issue> read(JsonNode json) {
        if (isMoved(json)) {
            return new Answer.Refused<>(
                    200, "moved", "the issue was moved to another project; its new link counts");
        }
        Optional<String> state = ForeignJson.text(json, "state");
        JsonNode author = json.path("author");
        Optional<String> name = ForeignJson.text(author, "username");
        if (state.isEmpty() || name.isEmpty() || !author.path("id").canConvertToLong()) {
            return new Answer.Later<>(
                    Optional.empty(), "GitLab shows the issue without its state or author");
        }
        return new Answer.Ok<>(
                new Issue(
                        isOpen(state.get()),
                        author.path("id").longValue(),
                        name.get(),
                        assignees(json)));
    }

    static boolean isClosed(JsonNode json) {
        return ForeignJson.text(json, "state").filter(s -> !isOpen(s)).isPresent();
    }

    private static boolean isMoved(JsonNode json) {
        return ForeignJson.id(json, "moved_to_id").isPresent();
    }

    /** GitLab says {@code opened}; a locked discussion is a flag of its own. */
    private static boolean isOpen(String state) {
        return state.equals("opened") || state.equals("reopened");
    }

    private static List<String> assignees(JsonNode json) {
        return ForeignJson.list(json, "assignees").orElse(List.of()).stream()
                .flatMap(a -> ForeignJson.text(a, "username").stream())
                .toList();
    }
}
