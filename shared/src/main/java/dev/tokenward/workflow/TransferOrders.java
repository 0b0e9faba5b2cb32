package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Support Ops manager says who is to have a leaver's credential, or that its holder keeps it.
 * What works is theirs at once; what was switched off is to be switched on ({@link Transfers}, or
 * the sweep's next tick).
 */
final class TransferOrders {
    private final World world;
    private final CredentialMoves moves;

    TransferOrders(World world) {
        this.world = world;
        this.moves = new CredentialMoves(world);
    }

    /**
     * @param holder an address, as written
     * @param reason for the audit and the new holder
     */
    Result<Credential> give(Actor actor, String id, String holder, Optional<String> reason) {
        return give(actor, id, holder, reason, c -> Optional.empty());
    }

    /**
     * The same, as long as it still is as the person saw it.
     *
     * @param asSeen what they are told where it is not
     */
    Result<Credential> give(
            Actor actor,
            String id,
            String holder,
            Optional<String> reason,
            Function<Credential, Optional<Refusal>> asSeen) {
        Optional<Credential> found =
                world.store().credential(id).filter(c -> Visibility.of(c, actor));
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Optional<Refusal> refusal =
                asSeen.apply(found.get()).or(() -> Departing.transferable(found.get(), actor));
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        Optional<Person> heir = Email.parse(holder).flatMap(world.store()::person);
        if (heir.isEmpty()) {
            return fault("is nobody in the directory");
        }
        Optional<String> wrong = wrong(found.get(), actor, heir.get());
        return wrong.isPresent()
                ? fault(wrong.get())
                : moves.apply(
                        id,
                        c -> Visibility.of(c, actor),
                        c ->
                                asSeen.apply(c)
                                        .<Outcome<Credential>>map(Outcome.Refused::new)
                                        .orElseGet(() ->
                                                Departing.transfer(
                                                        c,
                                                        actor,
                                                        heir.get(),
                                                        reason,
                                                        world.now())));
    }

    private Optional<String> wrong(Credential c, Actor actor, Person heir) {
        if (heir.email().equals(actor.email())) {
            return Optional.of(
                    "is you, and nothing but your word says so; another Support Ops manager names"
                            + " you");
        }
        return Leave.ofSupportOps(world, heir, c)
                .map(what -> what + ", and this credential is for its members alone");
    }

    private static Result<Credential> fault(String what) {
        return new Result.Invalid<>(List.of(new Fault("holder", "holder " + what + ".")));
    }
}
