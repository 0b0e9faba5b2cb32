package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Person;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Whether an issue carries a request of this person: it is open, and written by or assigned to
 * them. Who a GitLab user is, the directory says; else a confirmed address, where our token may see
 * it.
 */
final class IssueCheck {
    private final World world;
    private final GitLab gitlab;

    IssueCheck(World world, GitLab gitlab) {
        this.world = world;
        this.gitlab = gitlab;
    }

    sealed interface Finding {
        record Confirmed() implements Finding {}

        record Wrong(List<Fault> faults) implements Finding {}

        /** GitLab did not say: asked again later. */
        record Silent(String detail) implements Finding {}
    }

    Finding check(IssueRef ref, Email requester) {
        return switch (gitlab.issue(ref)) {
            case Answer.Ok<GitLab.Issue>(GitLab.Issue issue) -> judge(ref, issue, requester);
            case Answer.Missing<GitLab.Issue> missing ->
                    wrong(
                            "GitLab shows Tokenward no issue "
                                    + ref.url()
                                    + ": check the number, and that Tokenward's GitLab user may read the"
                                    + " project.");
            case Answer.Refused<GitLab.Issue> refused ->
                    wrong("GitLab refuses to show " + ref.url() + ": " + refused.detail());
            case Answer<GitLab.Issue> other -> new Finding.Silent(other.describe());
        };
    }

    private Finding judge(IssueRef ref, GitLab.Issue issue, Email requester) {
        if (!issue.open()) {
            return wrong(
                    "The issue " + ref.url() + " is closed. A request hangs on an open issue.");
        }
        Optional<String> username = world.store().person(requester).flatMap(Person::gitlabUsername);
        if (username.isPresent()) {
            boolean theirs =
                    issue.author().username().equalsIgnoreCase(username.get())
                            || issue.assignees().stream()
                                    .anyMatch(a -> a.equalsIgnoreCase(username.get()));
            return theirs
                    ? new Finding.Confirmed()
                    : wrong(
                            "The issue is written by "
                                    + issue.author().username()
                                    + " and not assigned to you ("
                                    + username.get()
                                    + "). A request hangs on the requester's own issue.");
        }
        return switch (gitlab.confirmedEmail(issue.author().id())) {
            case Answer.Ok<Optional<Email>>(Optional<Email> email)
                    when email.equals(Optional.of(requester)) ->
                    new Finding.Confirmed();
            case Answer.Ok<Optional<Email>> ok ->
                    wrong(
                            "Tokenward cannot tell that "
                                    + issue.author().username()
                                    + ", who wrote the issue, is you: the directory has no GitLab user name"
                                    + " for you. Support Ops can add it.");
            case Answer<Optional<Email>> other -> new Finding.Silent(other.describe());
        };
    }

    private static Finding wrong(String message) {
        return new Finding.Wrong(List.of(new Fault("issue", message)));
    }
}
