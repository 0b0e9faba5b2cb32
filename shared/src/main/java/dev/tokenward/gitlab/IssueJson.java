package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.gitlab.GitLab.Issue;
import dev.tokenward.gitlab.GitLab.Numbered;
import dev.tokenward.gitlab.GitLab.User;
import dev.tokenward.net.Answer;
import dev.tokenward.net.ForeignJson;
import java.util.List;
import java.util.Optional;

/** Reads an issue. */
final class IssueJson {
    private IssueJson() {}

    static Answer<Issue> read(JsonNode json) {
        Optional<String> state = ForeignJson.text(json, "state");
        Optional<User> author = user(json.path("author"));
        if (state.isEmpty() || author.isEmpty()) {
            return new Answer.Later<>(
                    Optional.empty(), "GitLab shows the issue without its state or author");
        }
        return new Answer.Ok<>(
                new Issue(
                        number(json, "id"),
                        number(json, "moved_to_id"),
                        isOpen(state.get()),
                        author.get(),
                        assignees(json),
                        json.path("description").asText(""),
                        user(json.path("closed_by")),
                        ForeignJson.instant(json, "closed_at"),
                        ForeignJson.instant(json, "updated_at")));
    }

    /** An element of a list; what cannot be read is left out. */
    static Optional<Numbered> numbered(JsonNode json) {
        return number(json, "iid")
                .flatMap(iid ->
                        read(json) instanceof Answer.Ok<Issue>(Issue issue)
                                ? Optional.of(new Numbered(iid, issue))
                                : Optional.empty());
    }

    static Optional<User> user(JsonNode json) {
        return json.path("id").canConvertToLong()
                ? ForeignJson.text(json, "username")
                        .map(name -> new User(json.path("id").longValue(), name))
                : Optional.empty();
    }

    static boolean bears(JsonNode json, IssueLabel label) {
        return ForeignJson.list(json, "labels").orElse(List.of()).stream()
                .anyMatch(l -> l.asText("").equals(label.text()));
    }

    static boolean isClosed(JsonNode json) {
        return ForeignJson.text(json, "state").filter(s -> !isOpen(s)).isPresent();
    }

    private static Optional<Long> number(JsonNode json, String field) {
        JsonNode id = json.path(field);
        return id.canConvertToLong() && id.longValue() > 0
                ? Optional.of(id.longValue())
                : Optional.empty();
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
