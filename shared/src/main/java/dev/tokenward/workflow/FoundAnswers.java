package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Adopting;
import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Roster;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people say about a credential that nobody asked for through Tokenward. */
public final class FoundAnswers {
    private static final int TRIES = 4;

    private final World world;

    public FoundAnswers(World world) {
        this.world = world;
    }

    /** Somebody stands for it: it becomes a managed credential that ends on its day. */
    public Result<InventoryLine> adopt(Actor actor, String id, AdoptionInput input) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = Visibility.found(world.store(), id, actor);
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchCredential(id));
            }
            Found f = found.get();
            Optional<Refusal> refusal = Adopting.refuse(f, actor);
            if (refusal.isPresent()) {
                return new Result.Refused<>(refusal.get());
            }
            Adopting adopting = new Adopting(world.policy(), world.now());
            Roster roster = new Roster(world.store().directory().people());
            switch (adopting.check(f, actor, input, roster)) {
                case Checked.Invalid<Adopting.Claim>(List<Fault> faults) -> {
                    return new Result.Invalid<>(faults);
                }
                case Checked.Valid<Adopting.Claim>(Adopting.Claim claim) -> {
                    Adopting.Adopted adopted =
                            adopting.adopt(f, actor, claim, world.ids().credential());
                    if (world.store().commit(commit(adopted)) instanceof CommitResult.Committed) {
                        return new Result.Done<>(
                                new Lines(world)
                                        .of(new Listed.Managed(adopted.credential().next())));
                    }
                }
            }
        }
        return FoundActions.busy();
    }

    /** Since when this person stands for it by their own word, if they do. */
    Optional<Instant> adoptedAt(Actor actor, String id) {
        return world.store()
                .found(id)
                .flatMap(Found::credentialId)
                .flatMap(world.store()::credential)
                .flatMap(Credential::adoption)
                .filter(a -> a.foundId().equals(id) && a.by().equals(actor.email()))
                .map(Credential.Adoption::at);
    }

    /** Since when it is disowned by this person, if it is. */
    Optional<Instant> disownedAt(Actor actor, String id) {
        return world.store()
                .found(id)
                .filter(f -> f.isAsked(actor.email()) && f.standing() == Found.Standing.DISOWNED)
                .map(Found::since);
    }

    /** Its proposed owner says that it is somebody else's: the managers decide. */
    Result<Found> disown(Actor actor, String id) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = Visibility.found(world.store(), id, actor);
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchCredential(id));
            }
            switch (FoundLifecycle.disown(found.get(), actor, world.now())) {
                case Outcome.Refused<Found>(Refusal why) -> {
                    return new Result.Refused<>(why);
                }
                case Outcome.Changed<Found>(var change) -> {
                    if (world.store().commit(new Commit().found(change))
                            instanceof CommitResult.Committed) {
                        return new Result.Done<>(change.next());
                    }
                }
            }
        }
        return FoundActions.busy();
    }

    private Commit commit(Adopting.Adopted adopted) {
        var credential = adopted.credential().next();
        Commit commit = new Commit().found(adopted.found()).credential(adopted.credential());
        Commit.Place name = Commit.Place.tokenName(credential.name(), credential.nameOwner());
        // a twin keeps the name; they are told apart by Zendesk's number (case C37)
        return credential.kind() == Kind.API_TOKEN && world.store().owner(name.key()).isEmpty()
                ? commit.take(name)
                : commit;
    }
}
