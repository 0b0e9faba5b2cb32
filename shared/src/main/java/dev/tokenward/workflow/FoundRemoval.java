package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Adopting;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.Zendesk;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes out what nobody stands for, once a Support Ops manager agreed: a token is switched off
 * first, which can be undone in Admin Center, and deleted after a while; a client is deleted.
 */
final class FoundRemoval {
    private final World world;
    private final TokenSwitch tokens;
    private final Revocation revocation;

    FoundRemoval(World world, Supplier<Zendesk> zendesk, Revocation revocation) {
        this.world = world;
        this.tokens = new TokenSwitch(zendesk);
        this.revocation = revocation;
    }

    /**
     * Switches off what is agreed to.
     *
     * @return the row as it is after that; what went wrong otherwise
     */
    Answer<Found> switchOff(Found f) {
        return tokens.find(Optional.of(f.zendeskId()))
                .then(token -> tokens.set(token, false))
                .then(off -> record(f));
    }

    private Answer<Found> record(Found f) {
        var change = FoundLifecycle.switchedOff(f, world.now());
        return world.store().commit(new Commit().found(change)) instanceof CommitResult.Committed
                ? new Answer.Ok<>(change.next())
                : new Answer.Later<>(Optional.empty(), "somebody changed it at the same time");
    }

    /** Orders the deletion in a record of its own, and carries it out as far as it goes now. */
    Optional<String> delete(Found f, Optional<Actor> actor) {
        Adopting.Adopted removing =
                new Adopting(world.policy(), world.now())
                        .remove(f, actor, f.removal().orElseThrow(), world.ids().credential());
        Commit commit = new Commit().found(removing.found()).credential(removing.credential());
        if (!(world.store().commit(commit) instanceof CommitResult.Committed)) {
            return Optional.empty();
        }
        String id = removing.credential().next().id();
        revocation.carryOut(id);
        return Optional.of(id);
    }

    /** Whether it may be agreed to now. */
    static boolean mayBeRemoved(Found f) {
        return f.standing() == Standing.UNANSWERED
                || f.standing() == Standing.DISOWNED
                || f.standing() == Standing.REMOVAL_AGREED
                || (f.deletionProposed()
                        && !f.standing().isManaged()
                        && f.standing() != Standing.OWN)
                || (f.standing() == Standing.FOUND && f.credibleOwner().isEmpty());
    }

    static boolean isToken(Found f) {
        return f.kind() == Kind.API_TOKEN;
    }
}
