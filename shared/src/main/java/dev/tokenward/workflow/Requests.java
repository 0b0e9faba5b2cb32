package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asking, following and taking back. */
public final class Requests {
    private final World world;
    private final Supplier<GitLab> gitlab;
    private final Submission submission;
    private final Moves moves;

    /**
     * @param gitlab built when a request names an issue
     * @param links likewise: needs GitLab's base address
     */
    public Requests(World world, Supplier<GitLab> gitlab, Supplier<IssueLinks> links) {
        this.world = world;
        this.gitlab = gitlab;
        this.submission = new Submission(world, gitlab, links);
        this.moves = new Moves(world);
    }

    /**
     * Checks and records a request.
     *
     * @param idempotencyKey of this person, kept for 24 hours
     */
    public Result<Request> submit(
            Actor actor, RequestInput input, Optional<String> idempotencyKey) {
        return submission.submit(actor, input, idempotencyKey, Optional.empty());
    }

    /** A request that extends the credential of an issued one; it has a request's body. */
    public Result<Request> extend(
            Actor actor, String requestId, RequestInput input, Optional<String> idempotencyKey) {
        Optional<Request> found =
                world.store().request(requestId).filter(r -> Visibility.of(r, actor));
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchRequest(requestId));
        }
        Request extended = found.get();
        if (!actor.email().equals(extended.requester())) {
            return new Result.Refused<>(
                    new Refusal.Forbidden(
                            "Only its holder, "
                                    + extended.requesterName()
                                    + ", extends a credential."));
        }
        Optional<Credential> credential =
                extended.credentialId()
                        .flatMap(world.store()::credential)
                        .filter(c -> extended.state() == RequestState.ISSUED);
        if (credential.isEmpty()
                || credential.get().status() != CredentialStatus.ACTIVE
                || !world.now().isBefore(credential.get().endsAt())) {
            return new Result.Refused<>(
                    new Refusal.WrongState(
                            "Only a credential that is active and before its end is extended; this one"
                                    + " is "
                                    + credential.map(c -> c.status().name()).orElse("not issued")
                                    + ". A new request is the way on.",
                            extended.state().name()));
        }
        return submission.submit(actor, input, idempotencyKey, credential.map(Credential::id));
    }

    /** Checks the issue of a request that was stored while GitLab was silent. */
    Optional<Result<Request>> recheckIssue(Request r) {
        if (r.issueChecked() || r.content().issue().isEmpty()) {
            return Optional.empty();
        }
        IssueRef issue = r.content().issue().get();
        return switch (new IssueCheck(world, gitlab.get()).check(issue, r.requester(), r.id())) {
            case IssueCheck.Finding.Confirmed(
                            Optional<Long> id,
                            IssuePlaces.Standing.Open standing) ->
                    take(r, issue, id, standing)
                            ? Optional.of(moves.apply(r.id(), new Command.IssueConfirmed(id)))
                            : Optional.empty();
            case IssueCheck.Finding.Wrong(List<Fault> faults) ->
                    Optional.of(moves.apply(r.id(), new Command.IssueRejected(faults)));
            case IssueCheck.Finding.Taken(Refusal why) ->
                    Optional.of(
                            moves.apply(
                                    r.id(),
                                    new Command.IssueRejected(
                                            List.of(new Fault("issue", why.message())))));
            case IssueCheck.Finding.Silent silent -> Optional.empty();
        };
    }

    /** Ahead of the confirmation; if another was faster, the next look finds that. */
    private boolean take(
            Request r, IssueRef issue, Optional<Long> id, IssuePlaces.Standing.Open standing) {
        Commit commit = new Commit();
        IssuePlaces.take(commit, standing, issue, id, r.id());
        return world.store().commit(commit) instanceof CommitResult.Committed;
    }

    public Result<Request> withdraw(Actor actor, String requestId) {
        return moves.apply(
                requestId,
                r -> new Command.Withdraw(actor),
                r ->
                        Visibility.of(r, actor)
                                ? Optional.empty()
                                : Optional.of(Visibility.noSuchRequest(requestId)));
    }

    /** One request, for those who may see it; for all others it does not exist. */
    public Result<ShownRequest> get(Actor actor, String requestId) {
        return world.store()
                .request(requestId)
                .filter(r -> Visibility.of(r, actor))
                .map(r -> ShownRequest.of(r, world.store(), world.policy()))
                .<Result<ShownRequest>>map(Result.Done::new)
                .orElseGet(() -> new Result.Refused<>(Visibility.noSuchRequest(requestId)));
    }

    public Result<Page<Request>> list(
            Actor actor, RequestView view, Optional<RequestState> state, PageRequest page) {
        return switch (view) {
            case MINE -> done(only(state, world.store().requestsOf(actor.email(), page)));
            case INBOX ->
                    done(
                            only(
                                    state,
                                    world.store()
                                            .waitingFor(
                                                    actor.email(),
                                                    actor.is(
                                                            dev.tokenward.domain.Role
                                                                    .SUPPORT_OPS_MANAGER),
                                                    page)));
            case ALL ->
                    Visibility.seesAll(actor)
                            ? done(world.store().requests(state, page))
                            : new Result.Refused<>(
                                    new Refusal.Forbidden(
                                            "Only Support Ops and auditors see everybody's requests."
                                                    + " view=mine shows yours, view=inbox what waits for"
                                                    + " you."));
        };
    }

    private static Page<Request> only(Optional<RequestState> state, Page<Request> page) {
        return state.isEmpty()
                ? page
                : new Page<>(
                        page.items().stream().filter(r -> r.state() == state.get()).toList(),
                        page.cursor());
    }

    private static <T> Result<T> done(T value) {
        return new Result.Done<>(value);
    }
}
