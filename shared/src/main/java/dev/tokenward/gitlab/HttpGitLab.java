package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.json.Json;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.secrets.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** GitLab over its REST API, {@code /api/v4} under the configured base. */
public final class HttpGitLab implements GitLab {
    private static final String ISSUE = "/api/v4/projects/{project}/issues/{number}";

    private final GitLabCalls calls;
    private final Lists lists;
    private final Notes notes;
    private final Closings closings;
    private volatile Optional<Long> ownId = Optional.empty();

    public HttpGitLab(HttpCaller caller, Secrets secrets) {
        this.calls = new GitLabCalls(caller, secrets);
        this.lists = new Lists(calls);
        this.notes = new Notes(calls, this::ownId);
        this.closings = new Closings(calls, this::ownId);
    }

    @Override
    public Answer<Issue> issue(IssueRef ref) {
        return calls.ask(get(ref), (json, reply) -> IssueJson.read(json));
    }

    @Override
    public Answer<List<Numbered>> recent(String project, Instant since, Predicate<Issue> wanted) {
        Call list =
                Call.get("/api/v4/projects/{project}/issues", project)
                        .query("scope", "all")
                        .query("state", "opened")
                        .query("issue_type", "issue")
                        .query("updated_after", since.truncatedTo(ChronoUnit.SECONDS).toString())
                        .query("order_by", "updated_at")
                        .query("sort", "desc");
        return lists.all(
                list, json -> IssueJson.numbered(json).filter(n -> wanted.test(n.issue())));
    }

    @Override
    public Answer<Void> comment(IssueRef ref, String body, String marker) {
        return notes.write(ref, body, marker);
    }

    /** Read first: closing a closed issue again would only wake everybody's webhooks. */
    @Override
    public Answer<Void> close(IssueRef ref, String marker) {
        return calls.ask(get(ref), (json, reply) -> new Answer.Ok<>(IssueJson.isClosed(json)))
                .then(closed -> closed ? Answer.done() : closeOnce(ref, marker));
    }

    private Answer<Void> closeOnce(IssueRef ref, String marker) {
        return notes.find(ref, marker)
                .then(told ->
                        told.isPresent()
                                ? closings.isClosedByUs(ref, told.get())
                                : new Answer.Ok<>(false))
                .then(done -> done ? Answer.done() : sendClose(ref));
    }

    @Override
    public Answer<List<String>> markers(IssueRef ref) {
        return notes.markers(ref);
    }

    /** {@inheritDoc} Shown to administrators only; a profile's public address counts nowhere. */
    @Override
    public Answer<Optional<Email>> confirmedEmail(long userId) {
        Call user = Call.get("/api/v4/users/{id}", Long.toString(userId));
        return calls.ask(
                user, (json, reply) -> new Answer.Ok<>(confirmed(json)), Optional.<Email>empty());
    }

    /** {@inheritDoc} Asked once: a token's user stays the same when the token is rotated. */
    @Override
    public Answer<Long> ownId() {
        if (ownId.isPresent()) {
            return new Answer.Ok<>(ownId.get());
        }
        Answer<Long> answer =
                calls.ask(
                        Call.get("/api/v4/user"),
                        (json, reply) ->
                                IssueJson.user(json)
                                        .<Answer<Long>>map(user -> new Answer.Ok<>(user.id()))
                                        .orElseGet(() ->
                                                new Answer.Later<>(
                                                        Optional.empty(),
                                                        "GitLab does not say who we are")));
        if (answer instanceof Answer.Ok<Long>(Long id)) {
            ownId = Optional.of(id);
        }
        return answer;
    }

    /** {@inheritDoc} Read first, as each change of labels wakes everybody's webhooks. */
    @Override
    public Answer<Void> label(IssueRef ref, IssueLabel label) {
        Call put =
                Call.put(ISSUE, ref.project(), Long.toString(ref.number()))
                        .json(
                                Json.object()
                                        .put("add_labels", label.text())
                                        .put("remove_labels", label.others()))
                        .repeatable();
        return calls.ask(get(ref), (json, reply) -> new Answer.Ok<>(IssueJson.bears(json, label)))
                .then(there ->
                        there ? Answer.done() : calls.ask(put, (json, reply) -> Answer.done()));
    }

    private Answer<Void> sendClose(IssueRef ref) {
        Call close =
                Call.put(ISSUE, ref.project(), Long.toString(ref.number()))
                        .json(Json.object().put("state_event", "close"))
                        .repeatable();
        return calls.ask(
                close,
                (json, reply) ->
                        IssueJson.isClosed(json)
                                ? Answer.done()
                                : new Answer.Later<>(
                                        Optional.empty(), "GitLab shows the issue still open"));
    }

    private static Call get(IssueRef ref) {
        return Call.get(ISSUE, ref.project(), Long.toString(ref.number()));
    }

    private static Optional<Email> confirmed(JsonNode user) {
        boolean active = ForeignJson.text(user, "state").filter(s -> !s.equals("active")).isEmpty();
        return active && ForeignJson.text(user, "confirmed_at").isPresent()
                ? ForeignJson.text(user, "email").flatMap(Email::parse)
                : Optional.empty();
    }
}
