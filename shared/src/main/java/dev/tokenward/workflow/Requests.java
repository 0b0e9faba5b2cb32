package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asking, following and taking back. */
public final class Requests {
    /** How long an idempotency key is remembered. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final World world;
    private final Supplier<GitLab> gitlab;
    private final Supplier<IssueLinks> links;
    private final Moves moves;

    /**
     * @param gitlab built when a request names an issue
     * @param links likewise: needs GitLab's base address
     */
    public Requests(World world, Supplier<GitLab> gitlab, Supplier<IssueLinks> links) {
        this.world = world;
        this.gitlab = gitlab;
        this.links = links;
        this.moves = new Moves(world);
    }

    /**
     * Checks and records a request.
     *
     * @param idempotencyKey of this person, kept for 24 hours
     */
    public Result<Request> submit(
            Actor actor, RequestInput input, Optional<String> idempotencyKey) {
        return submit(actor, input, idempotencyKey, Optional.empty());
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
        return submit(actor, input, idempotencyKey, credential.map(Credential::id));
    }

    private Result<Request> submit(
            Actor actor,
            RequestInput input,
            Optional<String> idempotencyKey,
            Optional<String> replaces) {
        Instant now = world.now();
        Checked<Content> checked = RequestRules.check(input, actor, world.policy(), links, now);
        if (checked instanceof Checked.Invalid<Content>(List<Fault> faults)) {
            return new Result.Invalid<>(faults);
        }
        Content content = ((Checked.Valid<Content>) checked).value();
        String id = world.ids().request();
        if (idempotencyKey.isPresent()) {
            String hash = BodyHash.of(input, replaces);
            Optional<Store.Remembered> earlier =
                    world.store()
                            .remember(
                                    actor.email() + " " + idempotencyKey.get(),
                                    hash,
                                    id,
                                    REMEMBERED);
            if (earlier.isPresent()) {
                if (!earlier.get().bodyHash().equals(hash)) {
                    return new Result.Invalid<>(
                            List.of(
                                    new Fault(
                                            "Idempotency-Key",
                                            "This key was used for another request within the last 24"
                                                    + " hours. A new request needs a new key.")));
                }
                // the first call may have ended before it stored anything: go on under its id
                id = earlier.get().result();
                Optional<Request> stored = world.store().request(id);
                if (stored.isPresent()) {
                    return new Result.Repeated<>(stored.get());
                }
            }
        }
        return record(id, actor, content, replaces, now);
    }

    private Result<Request> record(
            String id, Actor actor, Content content, Optional<String> replaces, Instant now) {
        boolean issueChecked = true;
        if (content.issue().isPresent()) {
            Optional<String> present =
                    world.store().owner(Commit.Place.issue(content.issue().get(), id).key());
            if (present.isPresent() && !present.get().equals(id)) {
                return new Result.Refused<>(issueTaken(present.get()));
            }
            switch (new IssueCheck(world, gitlab.get())
                    .check(content.issue().get(), actor.email())) {
                case IssueCheck.Finding.Wrong(List<Fault> faults) -> {
                    return new Result.Invalid<>(faults);
                }
                case IssueCheck.Finding.Silent silent -> issueChecked = false;
                case IssueCheck.Finding.Confirmed confirmed -> {
                    // the usual case
                }
            }
        }
        Change<Request> opened =
                RequestLifecycle.open(
                        id,
                        actor,
                        content,
                        issueChecked,
                        replaces,
                        world.facts(actor.email()),
                        now);
        Commit commit = new Commit().request(opened);
        content.issue().ifPresent(issue -> commit.take(Commit.Place.issue(issue, id)));
        if (replaces.isPresent() && opened.next().state() != RequestState.DENIED) {
            commit.take(Commit.Place.extension(replaces.get(), id));
        }
        return switch (world.store().commit(commit)) {
            case CommitResult.Committed done -> new Result.Done<>(opened.next());
            case CommitResult.Taken(Commit.Place place, String by) ->
                    new Result.Refused<>(
                            place.key().startsWith("extension:")
                                    ? new Refusal.Taken(
                                            "An extension of this credential is asked for already: "
                                                    + by
                                                    + ".",
                                            Optional.of(by))
                                    : issueTaken(by));
            // only the same id can be there already: the same call, twice at once
            case CommitResult.Stale stale ->
                    world.store()
                            .request(id)
                            .<Result<Request>>map(Result.Repeated::new)
                            .orElseGet(() ->
                                    new Result.Refused<>(
                                            new Refusal.WrongState(
                                                    "Try again in a moment.", "BUSY")));
        };
    }

    private static Refusal issueTaken(String by) {
        return new Refusal.Taken(
                "This issue carries a request already ("
                        + by
                        + "); one issue carries one request. Open a new issue for a new request.",
                Optional.of(by));
    }

    /** Checks the issue of a request that was stored while GitLab was silent. */
    Optional<Result<Request>> recheckIssue(Request r) {
        if (r.issueChecked() || r.content().issue().isEmpty()) {
            return Optional.empty();
        }
        return switch (new IssueCheck(world, gitlab.get())
                .check(r.content().issue().get(), r.requester())) {
            case IssueCheck.Finding.Confirmed confirmed ->
                    Optional.of(moves.apply(r.id(), new Command.IssueConfirmed()));
            case IssueCheck.Finding.Wrong(List<Fault> faults) ->
                    Optional.of(moves.apply(r.id(), new Command.IssueRejected(faults)));
            case IssueCheck.Finding.Silent silent -> Optional.empty();
        };
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
    public Result<Request> get(Actor actor, String requestId) {
        return world.store()
                .request(requestId)
                .filter(r -> Visibility.of(r, actor))
                .<Result<Request>>map(Result.Done::new)
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
