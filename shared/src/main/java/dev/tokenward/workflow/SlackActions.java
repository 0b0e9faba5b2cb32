package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Sha256;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.Forms;
import dev.tokenward.notification.SeenRequest;
import dev.tokenward.slack.Slack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what somebody did in Slack, by the same use cases as the API. Slack says whose
 * account it is, the directory who that is and what they may do, both at this moment.
 */
final class SlackActions implements Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(SlackActions.class);

    private final World world;
    private final Supplier<Slack> slack;
    private final Identities identities;
    private final SlackDecision decision;
    private final Receipts receipts;
    private final CredentialMoves credentials;
    private final FoundAnswers answers;
    private final SlackLeavers leavers;

    SlackActions(World world, Supplier<Slack> slack, boolean slackApproval) {
        this.world = world;
        this.slack = slack;
        this.identities = new Identities(world);
        this.decision = new SlackDecision(world, slackApproval);
        this.receipts = new Receipts(world);
        this.credentials = new CredentialMoves(world);
        this.answers = new FoundAnswers(world);
        this.leavers = new SlackLeavers(world, slack, slackApproval);
    }

    @Override
    public Answer<String> workOn(Notice notice) {
        Map<String, String> params = notice.params();
        Slack.Sender sender =
                new Slack.Sender(
                        params.getOrDefault("user", ""),
                        Optional.ofNullable(params.get("team")),
                        Optional.ofNullable(params.get("enterprise")));
        return switch (slack.get().account(sender)) {
            case Answer.Ok<Slack.Account>(Slack.Account account) ->
                    carryOut(notice, account.email())
                            .map(refused -> {
                                refused.ifPresent(why -> tell(notice, account, why));
                                return "done";
                            });
            case Answer.Missing<Slack.Account> stranger -> {
                // a guest or a stranger is told nothing: not even that there is something
                LOG.warn("{} is not carried out: {}", notice.key(), stranger.describe());
                yield new Answer.Ok<>("nobody of ours");
            }
            case Answer<Slack.Account> other -> other.map(Slack.Account::id);
        };
    }

    /** Why not, if it is not carried out. */
    private Answer<Optional<String>> carryOut(Notice notice, Email verified) {
        Optional<Actor> actor = identities.of(verified, Channel.SLACK);
        if (actor.isEmpty()) {
            return new Answer.Ok<>(
                    Optional.of(
                            "Tokenward's directory does not know you ("
                                    + verified
                                    + "). Support Ops keeps it."));
        }
        String value = notice.params().getOrDefault("value", "");
        if (notice.params().getOrDefault("action", "").equals(Buttons.HAND_OVER)) {
            return leavers.handOver(actor.get(), value, notice.params())
                    .map(given -> handedOver(given, actor.get(), notice));
        }
        return new Answer.Ok<>(carryOut(notice, actor.get(), value));
    }

    private Optional<String> carryOut(Notice notice, Actor actor, String value) {
        return switch (notice.params().getOrDefault("action", "")) {
            case Buttons.APPROVE -> decision.approve(actor, value);
            case Buttons.DENY ->
                    decision.deny(actor, value, Optional.ofNullable(notice.params().get("reason")));
            case Buttons.RECEIVED -> received(actor, value);
            case Buttons.HAND_BACK -> handedBack(actor, value);
            case Buttons.END_LEAVERS -> ended(actor, value);
            case Buttons.MINE -> claimed(actor, value, notice);
            case Buttons.NOT_MINE -> disowned(actor, value);
            default -> Optional.of("The button is none that Tokenward knows.");
        };
    }

    private Optional<String> received(Actor actor, String credentialId) {
        boolean again =
                world.store()
                        .credential(credentialId)
                        .filter(c -> c.holder().equals(actor.email()))
                        .flatMap(Credential::receivedAt)
                        .isPresent();
        return again ? Optional.empty() : why(receipts.confirm(actor, credentialId));
    }

    /** Ordered here, and carried out by the next run of the sweep's tick, which may do that. */
    private Optional<String> handedBack(Actor actor, String credentialId) {
        return world.store()
                        .credential(credentialId)
                        .filter(c -> CredentialLifecycle.isEndedBy(c, actor))
                        .isPresent()
                ? Optional.empty()
                : why(
                        credentials.apply(
                                credentialId,
                                c -> Visibility.of(c, actor),
                                c -> CredentialLifecycle.handBack(c, actor, world.now())));
    }

    private Optional<String> claimed(Actor actor, String id, Notice notice) {
        Map<String, String> said = notice.params();
        if (!said.containsKey(Forms.PURPOSE)) {
            return Optional.of(
                    "The form did not open. Press again, or send `POST /credentials/"
                            + id
                            + "/adoption` with `purpose` and `removalDate`.");
        }
        return onceThanked(
                () -> answers.adoptedAt(actor, id),
                () -> answers.adopt(actor, id, SlackClaim.of(said, Optional.of(actor.email()))),
                at ->
                        thank(
                                new Deed(Buttons.MINE, id, at.toString()),
                                actor,
                                "You stand for this credential now: it is managed, and in your name.",
                                "it is deleted after the day that you gave; you are reminded before",
                                "nobody yet"));
    }

    private Optional<String> disowned(Actor actor, String id) {
        return onceThanked(
                () -> answers.disownedAt(actor, id),
                () -> answers.disown(actor, id),
                at ->
                        thank(
                                new Deed(Buttons.NOT_MINE, id, at.toString()),
                                actor,
                                "The credential is not yours.",
                                "the managers of Support Ops decide what becomes of it",
                                "the managers of Support Ops"));
    }

    /**
     * Carries it out where no earlier try did, and thanks for it.
     *
     * @param doneAt since when it is done
     * @return why not, if it is not carried out
     */
    private static Optional<String> onceThanked(
            Supplier<Optional<Instant>> doneAt, Supplier<Result<?>> act, Consumer<Instant> thanks) {
        Optional<String> refused = doneAt.get().isPresent() ? Optional.empty() : why(act.get());
        if (refused.isEmpty()) {
            doneAt.get().ifPresent(thanks);
        }
        return refused;
    }

    private Optional<String> ended(Actor actor, String value) {
        Result<Credential> ended = leavers.end(actor, value);
        outcome(ended)
                .ifPresent(c ->
                        thank(
                                new Deed(Buttons.END_LEAVERS, value, ""),
                                actor,
                                "The end of \"" + c.name() + "\" is ordered.",
                                "the sweep deletes it in Zendesk, within 15 minutes",
                                "nobody yet"));
        return why(ended);
    }

    private Optional<String> handedOver(Result<Credential> given, Actor actor, Notice notice) {
        Optional<Credential> outcome = outcome(given);
        if (outcome.isPresent()) {
            Credential c = outcome.get();
            boolean waits = Transfers.isToBeSwitchedOn(c);
            Map<String, String> said = notice.params();
            thank(
                    new Deed(
                            Buttons.HAND_OVER,
                            said.getOrDefault("value", ""),
                            said.getOrDefault(Forms.HOLDER, "")),
                    actor,
                    waits
                            ? "\"" + c.name() + "\" is to be given on."
                            : c.holderName() + " holds \"" + c.name() + "\" from now on.",
                    waits
                            ? "the sweep switches it on in Zendesk, within 15 minutes; its new holder is"
                                    + " told then"
                            : "its new holder is told; it ends on its day as before",
                    "nobody yet");
        }
        return why(given);
    }

    /** What came of it, also where an earlier try had done it already. */
    private static <T> Optional<T> outcome(Result<T> result) {
        return switch (result) {
            case Result.Done<T>(T value) -> Optional.of(value);
            case Result.Repeated<T>(T value) -> Optional.of(value);
            case Result.Refused<T> refused -> Optional.empty();
            case Result.Invalid<T> invalid -> Optional.empty();
        };
    }

    /**
     * What somebody is thanked for, once: after a crash the same press comes again, and finds it
     * done.
     *
     * @param which tells it from the same action on the same thing at another time
     */
    private record Deed(String action, String on, String which) {
        String key(Actor actor) {
            return "slack-done:"
                    + Sha256.hex(String.join(" ", action, on, which, actor.email().value()));
        }
    }

    private void thank(Deed deed, Actor actor, String message, String next, String who) {
        world.tell(
                new Notice(
                        deed.key(actor),
                        Notice.Topic.ACTION_DONE,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.To(actor.email()),
                        Map.of("message", message, "next", next, "who", who)));
    }

    private static Optional<String> why(Result<?> result) {
        return switch (result) {
            case Result.Done<?> done -> Optional.empty();
            case Result.Repeated<?> repeated -> Optional.empty();
            case Result.Refused<?>(Refusal refusal) -> Optional.of(refusal.message());
            case Result.Invalid<?>(List<Fault> faults) ->
                    Optional.of(
                            faults.stream().map(Fault::message).collect(Collectors.joining("\n")));
        };
    }

    private void tell(Notice notice, Slack.Account account, String why) {
        String key = notice.key() + ":answer";
        world.tell(
                new Notice(
                        key,
                        Notice.Topic.ACTION_REFUSED,
                        SeenRequest.parse(notice.params().getOrDefault("value", ""))
                                .map(SeenRequest::id)
                                .orElse(""),
                        Optional.empty(),
                        new Notice.Recipient.To(account.email()),
                        Map.of("message", why)));
    }
}
