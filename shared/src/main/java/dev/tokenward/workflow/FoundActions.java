package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Text;
import dev.tokenward.domain.Unlisted;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The end of a credential that nobody stands for. */
public final class FoundActions {
    private final World world;
    private final SightRules rules;
    private final FoundRemoval removal;

    public FoundActions(
            World world, Supplier<Zendesk> zendesk, Revocation revocation, SightRules rules) {
        this.world = world;
        this.rules = rules;
        this.removal = new FoundRemoval(world, zendesk, revocation);
    }

    /**
     * A Support Ops manager agrees to its removal.
     *
     * @param confirm its name as it stands in Zendesk, typed by the caller
     */
    public Result<InventoryLine> remove(Actor actor, String id, String confirm) {
        Optional<Found> found = Visibility.found(world.store(), id, actor);
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Found f = found.get();
        Optional<Refusal> refusal = refuse(f, actor);
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        if (!Text.sameName(confirm, f.label())) {
            return new Result.Invalid<>(
                    List.of(
                            new Fault(
                                    "confirm",
                                    "Type its name to confirm: \"" + f.label() + "\".")));
        }
        Found agreed = f;
        if (f.standing() != Standing.REMOVAL_AGREED) {
            Change<Found> change = FoundLifecycle.agree(f, actor, world.now());
            if (!(world.store().commit(new Commit().found(change))
                    instanceof CommitResult.Committed)) {
                return busy();
            }
            agreed = change.next();
        }
        if (!FoundRemoval.isToken(agreed)) {
            removal.delete(agreed, Optional.of(actor));
        } else {
            Answer<Found> off = removal.switchOff(agreed);
            if (!(off instanceof Answer.Ok<Found>)) {
                return new Result.Refused<>(
                        new Refusal.NotNow(
                                "It is agreed to, and not done yet: "
                                        + off.describe()
                                        + ". The daily sweep tries again."));
            }
        }
        return new Result.Done<>(
                new Lines(world).of(new Listed.Stray(world.store().found(id).orElse(agreed))));
    }

    private Optional<Refusal> refuse(Found f, Actor actor) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return Optional.of(
                    new Refusal.Forbidden(
                            "Only Support Ops managers agree to the removal of what nobody stands"
                                    + " for."));
        }
        if (f.seen().own()) {
            return wrong(f, "Tokenward itself signs in with it: it is never touched.");
        }
        Optional<Refusal> unlisted = Unlisted.refuse(f);
        if (unlisted.isPresent()) {
            return unlisted;
        }
        if (f.isGone()) {
            return wrong(f, "It is not in Zendesk any more.");
        }
        if (!rules.removal()) {
            return wrong(
                    f,
                    "FOUND_REMOVAL is off: Tokenward takes out only what it manages. An administrator"
                            + " can do it in Admin Center.");
        }
        if (f.removal().isPresent() && f.standing() == Standing.DEACTIVATED) {
            return wrong(
                    f,
                    "It is switched off as agreed, and is deleted "
                            + rules.deleteDays()
                            + " days after that.");
        }
        return FoundRemoval.mayBeRemoved(f)
                ? Optional.empty()
                : wrong(
                        f,
                        f.standing().isManaged()
                                ? "There is a record of it: end "
                                        + f.credentialId().orElse("that")
                                        + " instead."
                                : "Its proposed owner comes first: they are asked, and have "
                                        + rules.adoptionDays()
                                        + " days to answer.");
    }

    private static Optional<Refusal> wrong(Found f, String message) {
        return Optional.of(new Refusal.WrongState(message, f.standing().name()));
    }

    static <T> Result<T> busy() {
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }
}
