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
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes out what nobody stands for, once a Support Ops manager agreed: a token is switched off
 * first, which can be undone in Admin Center, and deleted after a while; a client is deleted.
 */
final class FoundRemoval {
    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Revocation revocation;

    FoundRemoval(World world, Supplier<Zendesk> zendesk, Revocation revocation) {
        this.world = world;
        this.zendesk = zendesk;
        this.revocation = revocation;
    }

    /**
     * Switches off what is agreed to.
     *
     * @return the row as it is after that; what went wrong otherwise
     */
    Answer<Found> switchOff(Found f) {
        return switch (zendesk.get().apiTokens()) {
            case Answer.Ok<List<ApiToken>>(List<ApiToken> list) ->
                    list.stream()
                            .filter(t -> t.id().equals(f.zendeskId()))
                            .findFirst()
                            .map(t -> switchOff(f, t))
                            .orElseGet(() -> new Answer.Missing<>("it is not listed any more"));
            case Answer<List<ApiToken>> other -> other.map(list -> f);
        };
    }

    private Answer<Found> switchOff(Found f, ApiToken token) {
        if (token.own()) {
            return new Answer.Blind<>("Tokenward itself signs in with it: it is never touched");
        }
        Answer<ApiToken> answer =
                token.active()
                        ? zendesk.get().deactivateApiToken(token.id())
                        : new Answer.Ok<>(token);
        return answer.then(now ->
                now.active()
                        ? new Answer.Later<>(Optional.empty(), "Zendesk shows it as active still")
                        : record(f));
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
