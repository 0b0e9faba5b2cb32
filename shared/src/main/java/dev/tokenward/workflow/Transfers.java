package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a leaver's credential to somebody else, or leaves it to them; what was switched off is
 * switched on for that. Nobody gets a value by it.
 */
public final class Transfers {
    private final World world;
    private final TokenSwitch tokens;
    private final CredentialMoves moves;

    public Transfers(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.tokens = new TokenSwitch(zendesk);
        this.moves = new CredentialMoves(world);
    }

    /**
     * A Support Ops manager says who is to have it.
     *
     * @param holder an address, as written
     */
    public Result<Credential> transfer(Actor actor, String id, String holder) {
        Optional<Credential> found =
                world.store().credential(id).filter(c -> Visibility.of(c, actor));
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Optional<Refusal> refusal = Departing.transferable(found.get(), actor);
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        Optional<Person> heir = Email.parse(holder).flatMap(world.store()::person);
        if (heir.isEmpty()) {
            return fault("is nobody in the directory");
        }
        Optional<String> wrong = wrong(found.get(), actor, heir.get());
        if (wrong.isPresent()) {
            return fault(wrong.get());
        }
        Result<Credential> said =
                moves.apply(
                        id,
                        c -> Visibility.of(c, actor),
                        c -> Departing.transfer(c, actor, heir.get(), world.now()));
        return said instanceof Result.Done<Credential>(Credential c) && isToBeSwitchedOn(c)
                ? switchOn(c)
                : said;
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

    private Result<Credential> switchOn(Credential c) {
        Answer<Credential> done = carryOut(c);
        return done instanceof Answer.Ok<Credential>(Credential on)
                ? new Result.Done<>(on)
                : new Result.Refused<>(
                        new Refusal.NotNow(
                                "It is said, and not done yet: "
                                        + done.describe()
                                        + ". The daily sweep tries again, and so may you."));
    }

    /** Switches on what is to be switched on, and records what came of it. */
    Answer<Credential> carryOut(Credential c) {
        Answer<ApiToken> on = tokens.find(c.zendeskId()).then(token -> tokens.set(token, true));
        Change<Credential> outcome =
                on instanceof Answer.Ok<ApiToken>
                        ? Departing.switchedOn(c, world.now())
                        : Departing.notSwitched(c, on.describe());
        boolean recorded =
                world.store().commit(new Commit().credential(outcome))
                        instanceof CommitResult.Committed;
        return on.then(token ->
                recorded
                        ? new Answer.Ok<>(outcome.next())
                        : new Answer.Later<>(
                                Optional.empty(), "somebody changed it at the same time"));
    }

    static boolean isToBeSwitchedOn(Credential c) {
        return c.departure()
                .filter(d -> d.stage() == Departure.Stage.TO_SWITCH_ON)
                .filter(d -> !c.status().isEnding() && c.status().mayExist())
                .isPresent();
    }

    private static Result<Credential> fault(String what) {
        return new Result.Invalid<>(List.of(new Fault("holder", "holder " + what + ".")));
    }
}
