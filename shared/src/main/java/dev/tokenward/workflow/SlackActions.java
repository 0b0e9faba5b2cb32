package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.SeenRequest;
import dev.tokenward.slack.Slack;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    SlackActions(World world, Supplier<Slack> slack, boolean slackApproval) {
        this.world = world;
        this.slack = slack;
        this.identities = new Identities(world);
        this.decision = new SlackDecision(world, slackApproval);
        this.receipts = new Receipts(world);
        this.credentials = new CredentialMoves(world);
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
            case Answer.Ok<Slack.Account>(Slack.Account account) -> {
                carryOut(notice, account.email()).ifPresent(why -> tell(notice, account, why));
                yield new Answer.Ok<>("done");
            }
            case Answer.Missing<Slack.Account> stranger -> {
                // a guest or a stranger is told nothing: not even that there is something
                LOG.warn("{} is not carried out: {}", notice.key(), stranger.describe());
                yield new Answer.Ok<>("nobody of ours");
            }
            case Answer<Slack.Account> other -> other.map(Slack.Account::id);
        };
    }

    /** Why not, if it is not carried out. */
    private Optional<String> carryOut(Notice notice, Email verified) {
        Optional<Actor> actor = identities.of(verified, Channel.SLACK);
        if (actor.isEmpty()) {
            return Optional.of(
                    "Tokenward's directory does not know you ("
                            + verified
                            + "). Support Ops keeps it.");
        }
        String value = notice.params().getOrDefault("value", "");
        return switch (notice.params().getOrDefault("action", "")) {
            case Buttons.APPROVE -> decision.approve(actor.get(), value);
            case Buttons.DENY ->
                    decision.deny(
                            actor.get(), value, Optional.ofNullable(notice.params().get("reason")));
            case Buttons.RECEIVED -> received(actor.get(), value);
            case Buttons.HAND_BACK -> handedBack(actor.get(), value);
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
        return !again
                        && receipts.confirm(actor, credentialId)
                                instanceof Result.Refused<Credential>(Refusal why)
                ? Optional.of(why.message())
                : Optional.empty();
    }

    /** Ordered here, and carried out by the next run of the sweep's tick, which may do that. */
    private Optional<String> handedBack(Actor actor, String credentialId) {
        return credentials.apply(
                                credentialId,
                                c -> Visibility.of(c, actor),
                                c -> CredentialLifecycle.handBack(c, actor, world.now()))
                        instanceof Result.Refused<Credential>(Refusal why)
                ? Optional.of(why.message())
                : Optional.empty();
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
