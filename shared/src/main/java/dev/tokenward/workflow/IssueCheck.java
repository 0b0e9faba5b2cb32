package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Whether an issue carries a request of this person: it is open, written by or assigned to them,
 * and carries no other one. Who a GitLab user is, the directory says; else a confirmed address,
 * where our token may see it.
 */
final class IssueCheck {
    private final World world;
    private final GitLab gitlab;
    private final IssuePlaces places;

    IssueCheck(World world, GitLab gitlab) {
        this.world = world;
        this.gitlab = gitlab;
        this.places = new IssuePlaces(world.store());
    }

    sealed interface Finding {
        /**
         * @param id the issue's number over all projects
         */
        record Confirmed(Optional<Long> id, IssuePlaces.Standing.Open standing)
                implements Finding {}

        record Wrong(List<Fault> faults) implements Finding {}

        /** It is theirs, and carries another request. */
        record Taken(Refusal why) implements Finding {}

        /** GitLab did not say: asked again later. */
        record Silent(String detail, IssuePlaces.Standing.Open standing) implements Finding {}
    }

    /**
     * @param requestId of the request that would hang on it, or does
     */
    Finding check(IssueRef ref, Email requester, String requestId) {
        // before the issue, so that one which is closed meanwhile does not read as opened again
        IssuePlaces.Standing first = places.of(ref, requestId);
        return switch (gitlab.issue(ref)) {
            case Answer.Ok<GitLab.Issue>(GitLab.Issue issue) ->
                    judge(first, ref, issue, requester, requestId);
            case Answer.Missing<GitLab.Issue> missing -> notTheirs(ref, username(requester));
            case Answer.Refused<GitLab.Issue> refused ->
                    wrong("GitLab refuses to show " + ref.url() + ": " + refused.detail());
            case Answer<GitLab.Issue> other -> silent(other, first, requester);
        };
    }

    private Finding judge(
            IssuePlaces.Standing first,
            IssueRef ref,
            GitLab.Issue issue,
            Email requester,
            String requestId) {
        Optional<String> username = username(requester);
        Answer<Boolean> theirs =
                username.<Answer<Boolean>>map(name -> new Answer.Ok<>(isOf(issue, name)))
                        .orElseGet(() ->
                                gitlab.confirmedEmail(issue.author().id())
                                        .map(email -> email.equals(Optional.of(requester))));
        return switch (theirs) {
            case Answer.Ok<Boolean>(Boolean yes) ->
                    yes ? ofTheirs(first, ref, issue, requestId) : notTheirs(ref, username);
            case Answer.Missing<Boolean> gone -> notTheirs(ref, username);
            case Answer<Boolean> other -> silent(other, first, requester);
        };
    }

    private Optional<String> username(Email requester) {
        return world.store().person(requester).flatMap(Person::gitlabUsername);
    }

    private static boolean isOf(GitLab.Issue issue, String username) {
        return issue.author().username().equalsIgnoreCase(username)
                || issue.assignees().stream().anyMatch(a -> a.equalsIgnoreCase(username));
    }

    private Finding ofTheirs(
            IssuePlaces.Standing first, IssueRef ref, GitLab.Issue issue, String requestId) {
        if (issue.movedTo().isPresent()) {
            return wrong(
                    "The issue "
                            + ref.url()
                            + " was moved to another project; its new link counts.");
        }
        if (!issue.open()) {
            return wrong(
                    "The issue " + ref.url() + " is closed. A request hangs on an open issue.");
        }
        return switch (places.of(first, ref, issue.id(), requestId)) {
            case IssuePlaces.Standing.Taken(String by, Refusal why) -> new Finding.Taken(why);
            case IssuePlaces.Standing.Open open ->
                    switch (places.elsewhere(open, ref, gitlab, requestId)) {
                        case Answer.Ok<Optional<Request>>(Optional<Request> other) ->
                                other.<Finding>map(
                                                o -> new Finding.Taken(IssuePlaces.taken(o.id())))
                                        .orElseGet(() -> new Finding.Confirmed(issue.id(), open));
                        case Answer<Optional<Request>> other ->
                                new Finding.Silent(other.describe(), open);
                    };
        };
    }

    /**
     * Then its project and number must do. What another person asked by it is not told to whoever
     * names it.
     */
    private Finding silent(Answer<?> answer, IssuePlaces.Standing first, Email requester) {
        return switch (first) {
            case IssuePlaces.Standing.Open open -> new Finding.Silent(answer.describe(), open);
            case IssuePlaces.Standing.Taken(String by, Refusal why) ->
                    new Finding.Taken(
                            world.store()
                                    .request(by)
                                    .filter(r -> r.requester().equals(requester))
                                    .map(own -> why)
                                    .orElseGet(() ->
                                            new Refusal.WrongState(
                                                    "GitLab does not answer now, so it cannot be told"
                                                            + " whether this issue may carry your"
                                                            + " request. Try again later.",
                                                    "GITLAB_SILENT")));
        };
    }

    /**
     * The same whether there is no such issue, it is somebody else's, or nobody but a few may see
     * it: else whoever names numbers would learn of confidential issues.
     */
    private static Finding notTheirs(IssueRef ref, Optional<String> username) {
        return wrong(
                "GitLab shows Tokenward no issue "
                        + ref.url()
                        + " that is written by or assigned to you"
                        + username.map(name -> " (" + name + ")").orElse("")
                        + ": check the number, and that Tokenward's GitLab user may read the project."
                        + (username.isPresent()
                                ? ""
                                : " The directory has no GitLab user name for you; Support Ops can add"
                                        + " it."));
    }

    private static Finding wrong(String message) {
        return new Finding.Wrong(List.of(new Fault("issue", message)));
    }
}
