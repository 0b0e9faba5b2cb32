package dev.tokenward.workflow;

import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.issuetext.IssueText;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes in, once a day, the access requests that no hook told of: the open issues that changed
 * lately and carry no request. A call for each hundred of them and project, five at most.
 */
public final class UntoldIssues implements SweepStep {
    /** In place of what a hook says happened. */
    static final String ACTION = "found";

    /** So that a run that fails, or is late, leaves none out. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** Each is read once more, with its comments. */
    private static final int MOST = 100;

    private final World world;
    private final Supplier<GitLab> gitlab;
    private final Supplier<IssueLinks> links;
    private final List<String> projects;
    private final IssueInbox inbox;

    /**
     * @param projects full paths; of {@code *}, any project, no list is asked for
     */
    public UntoldIssues(
            World world,
            Supplier<GitLab> gitlab,
            Supplier<IssueLinks> links,
            List<String> projects) {
        this.world = world;
        this.gitlab = gitlab;
        this.links = links;
        this.projects = projects.stream().filter(p -> !p.equals("*")).toList();
        this.inbox = new IssueInbox(world);
    }

    /** A dry run is ordered at the API, where nothing may read the secret of GitLab. */
    @Override
    public void run(SweepRun run) {
        if (run.dryRun()) {
            return;
        }
        run.each(projects, project -> "the issues of " + project, project -> look(project, run));
    }

    private void look(String project, SweepRun run) {
        Instant since = world.now().minus(LATELY);
        switch (gitlab.get().recent(project, since, UntoldIssues::isRequest)) {
            case Answer.Ok<List<GitLab.Numbered>>(List<GitLab.Numbered> issues) -> {
                List<GitLab.Numbered> untold =
                        issues.stream().filter(n -> isUntold(project, n)).toList();
                if (untold.size() > MOST) {
                    run.leftOver(
                            untold.size() - MOST + " issues of " + project + " without a request");
                }
                untold.stream().limit(MOST).forEach(n -> take(project, n, run));
            }
            case Answer<List<GitLab.Numbered>> other ->
                    run.leftOver(
                            "issues of " + project + " that no hook told of: " + other.describe());
        }
    }

    private static boolean isRequest(GitLab.Issue issue) {
        return IssueText.read(issue.description()).isRequest();
    }

    /** What was denied counts once its text is another: it was corrected and opened again. */
    private boolean isUntold(String project, GitLab.Numbered n) {
        return ref(project, n)
                .filter(ref ->
                        carried(ref, n.issue()).filter(r -> !isCorrected(r, n.issue())).isEmpty())
                .isPresent();
    }

    private Optional<Request> carried(IssueRef ref, GitLab.Issue issue) {
        return issue.id()
                .flatMap(id -> world.store().owner(Commit.Place.issueId(id, "").key()))
                .or(() -> world.store().owner(Commit.Place.issue(ref, "").key()))
                .flatMap(world.store()::request)
                .filter(r -> r.isOn(issue.id()));
    }

    private static boolean isCorrected(Request r, GitLab.Issue issue) {
        String text = IssueRequests.hash(issue.description());
        return r.state() == RequestState.DENIED
                && r.fromIssue().map(FromIssue::text).filter(t -> !t.equals(text)).isPresent();
    }

    private void take(String project, GitLab.Numbered n, SweepRun run) {
        run.count(Counted.ISSUES_FOUND);
        String day = world.policy().today(world.now()).toString();
        ref(project, n)
                .ifPresent(ref ->
                        inbox.changed(
                                ref, ACTION, "found:" + ref.key() + ":" + day, Optional.empty()));
    }

    private Optional<IssueRef> ref(String project, GitLab.Numbered n) {
        return links.get().of(project, n.number());
    }
}
