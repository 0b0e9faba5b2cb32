package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Role;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Forms;
import dev.tokenward.notification.SeenLeaver;
import dev.tokenward.slack.Slack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a leaver's credential, said by button: the API's rules, on the question that the
 * presser saw. Zendesk is not at hand here: the sweep's next tick does what is left to do.
 */
final class SlackLeavers {
    private final World world;
    private final Supplier<Slack> slack;
    private final CredentialMoves moves;
    private final TransferOrders orders;
    private final boolean allowed;

    /**
     * @param allowed whether the setting lets people decide in Slack
     */
    SlackLeavers(World world, Supplier<Slack> slack, boolean allowed) {
        this.world = world;
        this.slack = slack;
        this.moves = new CredentialMoves(world);
        this.orders = new TransferOrders(world);
        this.allowed = allowed;
    }

    /** Ends it, if it is still asked about. */
    Result<Credential> end(Actor actor, String value) {
        Optional<SeenLeaver> seen = SeenLeaver.parse(value);
        if (!allowed || seen.isEmpty()) {
            return unanswerable(seen, "revocation` with its name as `confirm`");
        }
        Optional<Credential> ended =
                visible(actor, seen.get()).filter(c -> CredentialLifecycle.isEndedBy(c, actor));
        return ended.<Result<Credential>>map(Result.Repeated::new)
                .orElseGet(() ->
                        moves.apply(
                                seen.get().id(),
                                c -> Visibility.of(c, actor),
                                c ->
                                        closed(seen.get(), c)
                                                .<Outcome<Credential>>map(Outcome.Refused::new)
                                                .orElseGet(() ->
                                                        CredentialLifecycle.end(
                                                                c, actor, world.now()))));
    }

    /** Gives it to whoever was picked, if it is still asked about; Slack is asked who that is. */
    Answer<Result<Credential>> handOver(Actor actor, String value, Map<String, String> said) {
        Optional<SeenLeaver> seen = SeenLeaver.parse(value);
        Optional<String> picked = Optional.ofNullable(said.get(Forms.HOLDER));
        if (!allowed || seen.isEmpty() || picked.isEmpty()) {
            return new Answer.Ok<>(unanswerable(seen, "transfer` with `holder` and `reason`"));
        }
        Answer<Slack.Account> heir =
                slack.get()
                        .account(
                                new Slack.Sender(
                                        picked.get(),
                                        Optional.ofNullable(said.get("team")),
                                        Optional.ofNullable(said.get("enterprise"))));
        return heir instanceof Answer.Missing<Slack.Account>
                ? new Answer.Ok<>(
                        new Result.Invalid<>(
                                List.of(
                                        new Fault(
                                                Forms.HOLDER,
                                                "Whom you picked is no full member of this workspace"
                                                        + " with an address of their own: pick somebody"
                                                        + " else."))))
                : heir.map(account ->
                        give(
                                actor,
                                seen.get(),
                                account,
                                Optional.ofNullable(said.get(Forms.REASON))));
    }

    private Result<Credential> give(
            Actor actor, SeenLeaver seen, Slack.Account heir, Optional<String> reason) {
        Optional<Credential> done =
                visible(actor, seen)
                        .filter(c ->
                                (c.holder().equals(heir.email()) && !seen.isOpen(c))
                                        || c.departure()
                                                .flatMap(Departure::heir)
                                                .filter(h -> h.email().equals(heir.email()))
                                                .isPresent());
        return done.<Result<Credential>>map(Result.Repeated::new)
                .orElseGet(() ->
                        orders.give(
                                actor,
                                seen.id(),
                                heir.email().value(),
                                reason,
                                // whoever may not say so anyhow is told that
                                c ->
                                        actor.is(Role.SUPPORT_OPS_MANAGER)
                                                ? closed(seen, c)
                                                : Optional.empty()));
    }

    private Optional<Credential> visible(Actor actor, SeenLeaver seen) {
        return world.store().credential(seen.id()).filter(c -> Visibility.of(c, actor));
    }

    /** What became of the question, if it is not asked any more. */
    private static Optional<Refusal> closed(SeenLeaver seen, Credential c) {
        if (seen.isOpen(c)) {
            return Optional.empty();
        }
        String what =
                c.departure()
                        .flatMap(Departure::heir)
                        .map(h ->
                                h.byName()
                                        + " ("
                                        + h.by()
                                        + ") said already who is to have it: "
                                        + h.name()
                                        + " ("
                                        + h.email()
                                        + ").")
                        .or(() ->
                                c.departure()
                                        .map(d ->
                                                "Somebody switched it on again in Zendesk itself, so it"
                                                        + " is kept."))
                        .orElseGet(() ->
                                "Its holder by now is "
                                        + c.holderName()
                                        + " ("
                                        + c.holder()
                                        + "), who is there.");
        return Optional.of(
                new Refusal.WrongState(
                        "What you were asked is settled meanwhile. " + what, c.status().name()));
    }

    private Result<Credential> unanswerable(Optional<SeenLeaver> seen, String way) {
        String why =
                !allowed
                        ? "Deciding within Slack is switched off here."
                        : seen.isEmpty()
                                ? "The button is of an older Tokenward."
                                : "The form did not open: press again.";
        return new Result.Refused<>(
                new Refusal.NotNow(
                        why
                                + " By the API it is `POST /credentials/"
                                + seen.map(SeenLeaver::id).orElse("{id}")
                                + "/"
                                + way
                                + "."));
    }
}
