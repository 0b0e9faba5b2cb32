package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.issuetext.IssueText;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.DeskNotes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works on issues that changed. It looks at the issue and its request as they are now, so that
 * events which come twice, late or in another order lead to the same.
 */
final class IssueDesk implements Inbound {
    private static final Answer<String> DONE = new Answer.Ok<>("looked at");
    private static final Duration LONGEST_LAG = Duration.ofHours(1);

    private final World world;
    private final Supplier<GitLab> gitlab;
    private final IssuePlaces places;
    private final IssueAuthors authors;
    private final IssueRequests requests;
    private final IssueEdits edits;
    private final IssueClosings closings;
    private final Alerts alerts;

    IssueDesk(World world, Supplier<GitLab> gitlab) {
        this.world = world;
        this.gitlab = gitlab;
        this.places = new IssuePlaces(world.store());
        this.authors = new IssueAuthors(world);
        this.requests = new IssueRequests(world);
        this.edits = new IssueEdits(world, requests);
        this.closings = new IssueClosings(world, authors);
        this.alerts = new Alerts(world);
    }

    @Override
    public Answer<String> workOn(Notice notice) {
        IssueRef ref =
                new IssueRef(
                        notice.params().getOrDefault("project", ""),
                        Long.parseLong(notice.params().getOrDefault("iid", "0")),
                        notice.params().getOrDefault("url", ""));
        // first the request, then the issue: one that is denied and closed meanwhile then reads as
        // closed, and not as opened again
        IssuePlaces.Standing standing = places.of(ref, "");
        Optional<Request> request =
                standing instanceof IssuePlaces.Standing.Taken(String by, Refusal why)
                        ? world.store().request(by)
                        : Optional.empty();
        return switch (gitlab.get().issue(ref)) {
            case Answer.Ok<GitLab.Issue>(GitLab.Issue issue) when issue.movedTo().isPresent() ->
                    moved(ref, issue.movedTo(), request);
            case Answer.Ok<GitLab.Issue>(GitLab.Issue issue) when isOlder(issue, notice) ->
                    new Answer.Later<>(
                            Optional.empty(), "GitLab shows it as it was before the event");
            case Answer.Ok<GitLab.Issue>(GitLab.Issue issue) ->
                    look(notice, ref, issue, request, standing);
            case Answer.Refused<GitLab.Issue> refused when refused.code().equals("moved") ->
                    moved(ref, Optional.empty(), request);
            case Answer.Missing<GitLab.Issue> missing -> unseen(notice, ref, missing.describe());
            case Answer<GitLab.Issue> other -> other.map(issue -> "");
        };
    }

    /** A copy of GitLab's database may lag behind its hooks; for an hour that is waited for. */
    private boolean isOlder(GitLab.Issue issue, Notice notice) {
        Optional<Instant> event =
                Optional.ofNullable(notice.params().get("updatedAt")).map(Instant::parse);
        return event.filter(at -> world.now().isBefore(at.plus(LONGEST_LAG))).isPresent()
                && issue.updatedAt()
                        .filter(at -> at.isBefore(event.get().truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent();
    }

    /** GitLab told us of it, so it is there: our token does not see it. */
    private Answer<String> unseen(Notice notice, IssueRef ref, String detail) {
        String action = notice.params().getOrDefault("action", "");
        if (action.equals(UntoldIssues.ACTION)) {
            return DONE;
        }
        if (action.equals(LookAtIssues.ACTION)) {
            alerts.raiseOnce(
                    "issue-gone-" + ref.key(),
                    "GitLab does not show Tokenward the issue "
                            + ref.url()
                            + " of an open request any more ("
                            + detail
                            + "). The request goes on; its comments cannot be written.");
            return DONE;
        }
        alerts.raise(
                "issue-unseen-" + ref.key(),
                "GitLab told of a change to the issue "
                        + ref.url()
                        + ", but does not show it to Tokenward ("
                        + detail
                        + "). Check that Tokenward's GitLab user is a member of the project who may see"
                        + " confidential issues. It is tried again for three days; if the issue was"
                        + " deleted, nothing is to be done.");
        return new Answer.Later<>(Optional.empty(), "GitLab does not show the issue");
    }

    private Answer<String> look(
            Notice notice,
            IssueRef ref,
            GitLab.Issue issue,
            Optional<Request> request,
            IssuePlaces.Standing first) {
        return switch (places.of(first, ref, issue.id(), "")) {
            case IssuePlaces.Standing.Open open -> open(ref, issue, open);
            case IssuePlaces.Standing.Taken(String by, Refusal why)
                    when request.filter(r -> r.id().equals(by)).isPresent() ->
                    carried(notice, ref, issue, request.get());
            case IssuePlaces.Standing.Taken(String by, Refusal why) ->
                    world.store()
                            .request(by)
                            // one of this very place was recorded by another look just now
                            .filter(r -> issue.open() && !isAt(r, ref))
                            .map(r -> carriedElsewhere(ref, r))
                            .orElse(DONE);
        };
    }

    private static boolean isAt(Request r, IssueRef ref) {
        return r.content().issue().filter(at -> at.key().equals(ref.key())).isPresent();
    }

    private Answer<String> carried(Notice notice, IssueRef ref, GitLab.Issue issue, Request r) {
        if (r.fromIssue().filter(f -> f.isNewerThan(issue.updatedAt())).isPresent()) {
            return DONE;
        }
        if (!r.issueChecked() && !r.state().isClosed()) {
            // it may be somebody else's claim, which is about to be refused
            return new Answer.Later<>(Optional.empty(), "whose issue it is, is being checked");
        }
        if (issue.open() && r.state() == RequestState.DENIED) {
            // opened again, or not closed yet: once our closing is over, it can be told which
            return new Answer.Later<>(Optional.empty(), "its denied request is being closed");
        }
        if (!issue.open()) {
            return closings.look(r, issue, gitlab.get());
        }
        return notice.params().getOrDefault("action", "").equals("reopen") && isSpent(r)
                ? gitlab.get()
                        .comment(ref, DeskNotes.spent(), "spent:" + r.id())
                        .map(done -> "said that it carries a request already")
                : edits.look(r, ref, issue, gitlab.get());
    }

    /** Nothing of it goes on, and nothing can. */
    private boolean isSpent(Request r) {
        return switch (r.state()) {
            case WITHDRAWN, LAPSED -> true;
            case ISSUED ->
                    r.credentialId()
                            .flatMap(world.store()::credential)
                            .filter(c -> c.status().mayExist())
                            .isEmpty();
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED, ISSUING, ISSUE_FAILED, DENIED ->
                    false;
        };
    }

    private Answer<String> open(
            IssueRef ref, GitLab.Issue issue, IssuePlaces.Standing.Open standing) {
        IssueText.Reading text = IssueText.read(issue.description());
        if (!issue.open() || !text.isRequest() || !isNew(issue, standing)) {
            return DONE;
        }
        return places.elsewhere(standing, ref, gitlab.get(), "")
                .then(r ->
                        r.isPresent()
                                ? goesOnElsewhere(ref, r.get())
                                : record(ref, issue, text, standing));
    }

    /** A copy from before our closing is no issue that was opened again. */
    private boolean isNew(GitLab.Issue issue, IssuePlaces.Standing.Open standing) {
        return standing.before().values().stream()
                .distinct()
                .flatMap(id -> world.store().request(id).stream())
                .filter(r -> r.isOn(issue.id()))
                .flatMap(r -> r.fromIssue().stream())
                .allMatch(f -> f.isOlderThan(issue.updatedAt()));
    }

    private Answer<String> carriedElsewhere(IssueRef ref, Request r) {
        return r.state() == RequestState.DENIED
                ? new Answer.Later<>(Optional.empty(), "its denied request is being closed")
                : goesOnElsewhere(ref, r);
    }

    private Answer<String> goesOnElsewhere(IssueRef ref, Request r) {
        String note = isSpent(r) ? DeskNotes.spent() : DeskNotes.carriedElsewhere(r.id());
        return gitlab.get()
                .comment(ref, note, "elsewhere:" + r.id())
                .map(done -> "said that it carries a request already");
    }

    private Answer<String> record(
            IssueRef ref,
            GitLab.Issue issue,
            IssueText.Reading text,
            IssuePlaces.Standing.Open standing) {
        return authors.of(issue.author(), gitlab.get())
                .then(author -> {
                    if (author.isEmpty()) {
                        return gitlab.get()
                                .comment(
                                        ref,
                                        DeskNotes.unknownAuthor(issue.author().username()),
                                        "unknown-author:" + issue.author().id())
                                .map(done -> "nobody in the directory");
                    }
                    Actor actor = author.get();
                    requests.record(ref, issue, text, actor, standing);
                    return DONE;
                });
    }

    /** Neither closed by hand nor followed (case C40): a person finds the new place. */
    private Answer<String> moved(IssueRef ref, Optional<Long> movedTo, Optional<Request> request) {
        // what it became carries the same request
        request.filter(r -> r.issueChecked() && r.state() != RequestState.DENIED)
                .ifPresent(r -> movedTo.ifPresent(id -> places.follow(id, r.id())));
        request.filter(r -> r.state().isWaiting() || r.state() == RequestState.APPROVED)
                .ifPresent(r ->
                        alerts.raiseOnce(
                                "issue-moved-" + r.id(),
                                "The issue "
                                        + ref.url()
                                        + " of request "
                                        + r.id()
                                        + " was moved. The request goes on; nothing is written to the"
                                        + " issue any more. If it should hang on the new issue, withdraw"
                                        + " it and ask there."));
        return DONE;
    }
}
