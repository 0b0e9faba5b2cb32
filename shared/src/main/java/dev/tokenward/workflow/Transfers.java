package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Refusal;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a leaver's credential to somebody else, or leaves it to them; what was switched off is
 * switched on for that. Nobody gets a value by it.
 */
public final class Transfers {
    private final World world;
    private final TokenSwitch tokens;
    private final TransferOrders orders;

    public Transfers(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.tokens = new TokenSwitch(zendesk);
        this.orders = new TransferOrders(world);
    }

    /**
     * A Support Ops manager says who is to have it.
     *
     * @param holder an address, as written
     * @param reason for the audit and the new holder
     */
    public Result<Credential> transfer(
            Actor actor, String id, String holder, Optional<String> reason) {
        Result<Credential> said = orders.give(actor, id, holder, reason);
        return said instanceof Result.Done<Credential>(Credential c) && isToBeSwitchedOn(c)
                ? switchOn(c)
                : said;
    }

    private Result<Credential> switchOn(Credential c) {
        Answer<Credential> done = carryOut(c);
        return done instanceof Answer.Ok<Credential>(Credential on)
                ? new Result.Done<>(on)
                : new Result.Refused<>(
                        new Refusal.NotNow(
                                "It is said, and not done yet: "
                                        + done.describe()
                                        + ". The sweep tries again within 15 minutes, and so may you."));
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
}
