package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries a command out on a stored request: read, ask the domain, commit; and again from the start
 * if somebody else was faster, so that the loser is told what happened and not that something did.
 */
final class Moves {
    private static final int TRIES = 8;

    private final World world;

    Moves(World world) {
        this.world = world;
    }

    /** Applies a command to a request that is known to exist. */
    Result<Request> apply(String requestId, Command command) {
        return apply(requestId, r -> command, r -> Optional.empty());
    }

    /** What a command would make of the request as it is now; empty if it would be refused. */
    Optional<Request> would(String requestId, Command command) {
        return world.store()
                .request(requestId)
                .map(r ->
                        RequestLifecycle.apply(r, command, world.facts(r.requester()), world.now()))
                .flatMap(outcome ->
                        outcome instanceof Outcome.Changed<Request>(Change<Request> change)
                                ? Optional.of(change.next())
                                : Optional.empty());
    }

    /**
     * Applies a command.
     *
     * @param check what must hold for the request as it is at each try
     */
    Result<Request> apply(
            String requestId,
            Function<Request, Command> command,
            Function<Request, Optional<Refusal>> check) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Request> found = world.store().request(requestId);
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchRequest(requestId));
            }
            Request r = found.get();
            Optional<Refusal> refusal = check.apply(r);
            if (refusal.isPresent()) {
                return new Result.Refused<>(refusal.get());
            }
            Instant now = world.now();
            Outcome<Request> outcome =
                    RequestLifecycle.apply(r, command.apply(r), world.facts(r.requester()), now);
            switch (outcome) {
                case Outcome.Refused<Request>(Refusal why) -> {
                    return new Result.Refused<>(why);
                }
                case Outcome.Changed<Request>(Change<Request> change) -> {
                    switch (world.store().commit(commitOf(r, change, now))) {
                        case CommitResult.Committed done -> {
                            return new Result.Done<>(change.next());
                        }
                        case CommitResult.Taken(Commit.Place place, String by) -> {
                            return new Result.Refused<>(Submission.extensionTaken(by));
                        }
                        case CommitResult.Stale stale -> {
                            // somebody was faster: from the start
                        }
                    }
                }
            }
        }
        return new Result.Refused<>(
                new Refusal.WrongState(
                        "Too many people change this request at once. Try again in a moment.",
                        "BUSY"));
    }

    /** The commit of a transition, with what else must happen in the same instant. */
    private Commit commitOf(Request before, Change<Request> change, Instant now) {
        Commit commit = new Commit().request(change);
        Request next = change.next();
        if (before.state() == next.state()) {
            return commit;
        }
        boolean ends = endsWithoutCredential(next.state());
        if (ends && before.state() != RequestState.ISSUE_FAILED) {
            next.replaces()
                    .ifPresent(old -> commit.release(Commit.Place.extension(old, next.id())));
        }
        // another extension may have been asked for since it failed
        if (before.state() == RequestState.ISSUE_FAILED && !ends) {
            next.replaces().ifPresent(old -> commit.take(Commit.Place.extension(old, next.id())));
        }
        // sent back to the approvers: the intent was for what they had approved before
        if (ends || next.state().isWaiting()) {
            next.credentialId()
                    .flatMap(world.store()::credential)
                    .filter(c -> c.status() == CredentialStatus.PENDING)
                    .ifPresent(c -> orderRemoval(commit, c, next, now));
        }
        return commit;
    }

    /** Invariant 6: what an attempt may have made for a request that ended is taken out. */
    private static void orderRemoval(Commit commit, Credential c, Request next, Instant now) {
        Outcome<Credential> outcome =
                CredentialLifecycle.orderRevocation(
                        c, Optional.empty(), "its request is " + next.state(), now);
        if (outcome instanceof Outcome.Changed<Credential>(Change<Credential> change)) {
            commit.credential(change);
        }
    }

    private static boolean endsWithoutCredential(RequestState state) {
        return switch (state) {
            case DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED -> true;
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED, ISSUING, ISSUED -> false;
        };
    }
}
