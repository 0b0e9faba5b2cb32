package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Policy;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.HandoverMessage;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings the value to its holder by Slack, and nowhere else: a placeholder first, whose place is
 * recorded; then the value into that message's block. So redaction knows its message even if the
 * process dies right after.
 */
final class Handover {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int UPDATES = 2;

    private final Slack slack;
    private final Policy policy;
    private final int attempts;

    /**
     * @param attempts of the request, this one included
     */
    Handover(Slack slack, Policy policy, int attempts) {
        this.slack = slack;
        this.policy = policy;
        this.attempts = attempts;
    }

    /**
     * @param place records where the placeholder stands, before the value is written into it; gives
     *     an ending if that did not work
     */
    Optional<Ending> bring(
            Credential c, Secret value, Function<Slack.Posted, Optional<Ending>> place) {
        return switch (slack.memberByEmail(c.holder())) {
            case Answer.Ok<Slack.Member>(Slack.Member member) ->
                    switch (slack.directChannel(member.id())) {
                        case Answer.Ok<String>(String channel) -> post(c, value, channel, place);
                        case Answer<String> other -> ending("Opening the direct message", other);
                    };
            case Answer.Missing<Slack.Member> missing ->
                    Optional.of(
                            new Ending.GiveUp(
                                    "Slack has no full, active member with the address "
                                            + c.holder()
                                            + ": a credential goes to its requester by direct message"
                                            + " and nowhere else."));
            case Answer<Slack.Member> other -> ending("Finding the holder in Slack", other);
        };
    }

    private Optional<Ending> post(
            Credential c,
            Secret value,
            String channel,
            Function<Slack.Posted, Optional<Ending>> place) {
        String key = c.id() + ":handover";
        Optional<Ending> stands = voidEarlier(c, channel, key);
        if (stands.isPresent()) {
            return stands;
        }
        return switch (slack.post(channel, HandoverMessage.placeholder(c, policy), key)) {
            case Answer.Ok<Slack.Posted>(Slack.Posted where) ->
                    place.apply(where).or(() -> write(c, value, where));
            case Answer<Slack.Posted> other -> ending("Writing to the holder", other);
        };
    }

    /** A placeholder whose place could not be recorded would promise a value for ever. */
    private Optional<Ending> voidEarlier(Credential c, String channel, String key) {
        if (attempts <= 1) {
            return Optional.empty();
        }
        return switch (slack.find(channel, key, c.createdAt())) {
            case Answer.Ok<Optional<Slack.Posted>>(Optional<Slack.Posted> earlier)
                    when earlier.isPresent() -> {
                Answer<Slack.Posted> voided =
                        slack.update(earlier.get(), HandoverMessage.superseded(c, policy));
                yield voided instanceof Answer.Ok<Slack.Posted>
                                || voided instanceof Answer.Missing<Slack.Posted>
                        ? Optional.empty()
                        : ending("Voiding an earlier message to the holder", voided);
            }
            case Answer.Ok<Optional<Slack.Posted>> none -> Optional.empty();
            case Answer<Optional<Slack.Posted>> other ->
                    ending("Looking for an earlier message to the holder", other);
        };
    }

    /** The same text into the same message: repeating it after a lost answer changes nothing. */
    private Optional<Ending> write(Credential c, Secret value, Slack.Posted where) {
        Message message = HandoverMessage.withValue(c, value, policy);
        Answer<Slack.Posted> answer = slack.update(where, message);
        for (int i = 1; i < UPDATES && answer instanceof Answer.Unclear<Slack.Posted>; i++) {
            answer = slack.update(where, message);
        }
        return answer instanceof Answer.Ok<Slack.Posted>
                ? Optional.empty()
                : ending("Writing the value to the holder", answer);
    }

    private static Optional<Ending> ending(String step, Answer<?> answer) {
        String what = step + ": " + answer.describe();
        return Optional.of(
                switch (answer) {
                    case Answer.Refused<?> refused -> new Ending.GiveUp(what);
                    case Answer.Missing<?> missing -> new Ending.GiveUp(what);
                    default -> new Ending.PutOff(what, SOON);
                });
    }
}
