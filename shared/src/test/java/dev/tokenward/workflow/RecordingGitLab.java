package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.IssueLabel;
import dev.tokenward.net.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A GitLab in which every issue is open and its author unknown. */
final class RecordingGitLab implements GitLab {
    final List<String> comments = new ArrayList<>();

    @Override
    public Answer<Issue> issue(IssueRef ref) {
        return new Answer.Ok<>(Issues.by(new User(1, "riley"), true));
    }

    @Override
    public Answer<List<Numbered>> recent(
            String project, java.time.Instant since, java.util.function.Predicate<Issue> wanted) {
        throw new AssertionError("no list is asked for");
    }

    @Override
    public Answer<Void> comment(IssueRef ref, String body, String marker) {
        comments.add(body);
        return Answer.done();
    }

    @Override
    public Answer<Void> close(IssueRef ref, String marker) {
        return Answer.done();
    }

    @Override
    public Answer<List<String>> markers(IssueRef ref) {
        return new Answer.Ok<>(List.of());
    }

    @Override
    public Answer<Long> ownId() {
        return new Answer.Ok<>(99L);
    }

    @Override
    public Answer<Void> label(IssueRef ref, IssueLabel label) {
        return Answer.done();
    }

    @Override
    public Answer<Optional<Email>> confirmedEmail(long userId) {
        return new Answer.Ok<>(Optional.empty());
    }
}
