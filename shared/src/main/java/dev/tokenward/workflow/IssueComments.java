package dev.tokenward.workflow;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Request;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.IssueLabel;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.IssueNotes;
import dev.tokenward.notification.Occasion;
import dev.tokenward.store.Commit;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes on the GitLab issue of a request, once it is known to be the requester's. */
final class IssueComments {
    private static final Logger LOG = LoggerFactory.getLogger(IssueComments.class);

    private final World world;
    private final Supplier<GitLab> gitlab;

    IssueComments(World world, Supplier<GitLab> gitlab) {
        this.world = world;
        this.gitlab = gitlab;
    }

    /** Closes the issue as well, where that is what the notice asks for. */
    Answer<String> write(Occasion occasion) {
        Optional<Request> request = occasion.request();
        Optional<IssueRef> issue = request.flatMap(r -> r.content().issue());
        if (issue.isEmpty()) {
            return new Answer.Ok<>("no issue");
        }
        if (!request.get().issueChecked()) {
            switch (new IssueCheck(world, gitlab.get())
                    .check(issue.get(), request.get().requester(), request.get().id())) {
                case IssueCheck.Finding.Confirmed confirmed -> LOG.debug("issue confirmed late");
                case IssueCheck.Finding.Silent(
                                String detail,
                                IssuePlaces.Standing.Open standing) -> {
                    return new Answer.Later<>(Optional.empty(), detail);
                }
                case IssueCheck.Finding.Wrong wrong -> {
                    return new Answer.Ok<>("not written: the issue is not the requester's");
                }
                case IssueCheck.Finding.Taken taken -> {
                    return new Answer.Ok<>("not written: the issue carries another request");
                }
            }
        }
        Optional<Request> now = passedOn(issue.get(), request.get());
        if (now.filter(other -> !other.isOn(request.get().issueId())).isPresent()) {
            return new Answer.Ok<>("not written: another issue stands at this place now");
        }
        Answer<Void> written =
                gitlab.get().comment(issue.get(), IssueNotes.of(occasion), occasion.notice().key());
        if (now.isPresent()) {
            return written.map(w -> "commented");
        }
        Answer<Void> labelled = written.then(w -> label(issue.get(), occasion));
        Answer<Void> done =
                occasion.closesIssue()
                        ? labelled.then(
                                l -> gitlab.get().close(issue.get(), occasion.notice().key()))
                        : labelled;
        return done instanceof Answer.Ok<Void> ? new Answer.Ok<>("commented") : done.map(v -> "");
    }

    /** A request that was asked anew on the same issue has its state and its labels now. */
    private Optional<Request> passedOn(IssueRef issue, Request r) {
        return world.store()
                .owner(Commit.Place.issue(issue, r.id()).key())
                .filter(by -> !by.equals(r.id()))
                .flatMap(world.store()::request);
    }

    /** A project that refuses our labels gets its comments all the same. */
    private Answer<Void> label(IssueRef issue, Occasion occasion) {
        IssueLabel label = IssueLabels.of(occasion.request().orElseThrow(), occasion.credential());
        return switch (gitlab.get().label(issue, label)) {
            case Answer.Refused<Void> refused -> {
                LOG.warn("{} is not labelled: {}", issue.key(), refused.describe());
                yield Answer.done();
            }
            case Answer<Void> other -> other;
        };
    }
}
