package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Verdict;
import java.util.Optional;

/** Approving, denying, and trying a failed issuance again. */
public final class Decisions {
    private final World world;
    private final Moves moves;

    public Decisions(World world) {
        this.world = world;
        this.moves = new Moves(world);
    }

    /**
     * Records a decision of whoever's turn it is.
     *
     * @param ifVersion the version that the caller looked at; another one is {@code Refusal.Stale}
     */
    public Result<Request> decide(
            Actor actor,
            String requestId,
            Verdict verdict,
            Optional<String> reason,
            Optional<Long> ifVersion) {
        return moves.apply(
                requestId,
                r ->
                        new Command.Decide(
                                actor,
                                verdict,
                                reason,
                                ifVersion,
                                verdict == Verdict.DENY
                                        ? Guidance.ofDenial(world.policy(), r.content())
                                        : Optional.empty()),
                r -> mayKnow(actor, r));
    }

    /** From ISSUE_FAILED back to APPROVED, by a Support Ops manager. */
    public Result<Request> retry(Actor actor, String requestId) {
        return moves.apply(
                requestId,
                r -> new Command.Retry(actor),
                r -> mayKnow(actor, r).or(() -> remainsOfFailure(r)));
    }

    /**
     * The requester's manager may know it too, asked or not: one whom the directory names only now
     * is asked by right, and who comes too late is told what came of it.
     */
    private Optional<Refusal> mayKnow(Actor actor, Request r) {
        boolean managerNow =
                world.facts(r.requester()).managers().stream()
                        .anyMatch(m -> m.email().equals(actor.email()));
        return Visibility.of(r, actor) || managerNow
                ? Optional.empty()
                : Optional.of(Visibility.noSuchRequest(r.id()));
    }

    /** Invariant 1: no second credential while the failed attempt's may still exist. */
    private Optional<Refusal> remainsOfFailure(Request r) {
        return r.credentialId()
                .flatMap(world.store()::credential)
                .filter(c -> c.status().mayExist())
                .map(c ->
                        new Refusal.WrongState(
                                "What the failed attempt made is not yet deleted in Zendesk ("
                                        + c.status()
                                        + "). It is tried again by itself; then order this.",
                                r.state().name()));
    }
}
