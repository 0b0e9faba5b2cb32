package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * The one message that ever holds a value, in its four forms. Posted empty first, so that what is
 * to be redacted is known before there is anything to redact (invariant 3).
 */
public final class HandoverMessage {
    private HandoverMessage() {}

    /** Before the value: says what will stand here. */
    public static Message placeholder(Credential credential, Policy policy) {
        return Blocks.titled("Your Zendesk credential")
                .say("Its value appears in this message in a moment.")
                .say(facts(credential, policy))
                .next("the value is put in here; a second message says how to use it", "nobody yet")
                .message("Your Zendesk credential is on its way.");
    }

    /**
     * With the value, in a block of its own that begins and ends with three back-ticks. Never in
     * {@code text}, which push and mail notices show.
     */
    public static Message withValue(Credential credential, Secret value, Policy policy) {
        String what =
                credential.kind() == Kind.OAUTH_CLIENT
                        ? "*Client id:* "
                                + Mrkdwn.code(credential.marker())
                                + "\n*Client secret:* in the next lines."
                        : "*API token:* in the next lines.";
        return Blocks.titled("Your Zendesk credential")
                .say(facts(credential, policy))
                .say(what)
                .say("```\n" + Mrkdwn.escape(value.reveal()) + "\n```")
                .actions(Buttons.received(credential))
                .next(
                        "copy it to a secret store and confirm with the button, or with `POST /credentials/"
                                + credential.id()
                                + "/receipt`; the value is taken out of this message when you confirm, or"
                                + " after 24 hours",
                        "you")
                .message("Your Zendesk credential is here. Open the message to see it.");
    }

    /**
     * After the value was taken out: blocks are told explicitly, or Slack may keep the old ones.
     *
     * @param request that the credential was issued on
     * @param ts the message's own; an earlier attempt at the hand-over had another one
     */
    public static Message redacted(
            Credential credential,
            Optional<Request> request,
            String ts,
            Policy policy,
            Instant now) {
        ValueTakenOut after = ValueTakenOut.of(credential, request, ts, policy, now);
        return Blocks.titled("Your Zendesk credential")
                .say(
                        "The value stood here and was taken out, "
                                + When.at(now, policy)
                                + (credential.receivedAt().isPresent()
                                        ? ", since you confirmed that you have it."
                                        : "."))
                .say(facts(credential, policy))
                .next(after.next(), after.who())
                .message("The value of your Zendesk credential was taken out of this message.");
    }

    /** In place of a placeholder that got no value. */
    public static Message superseded(Credential credential, Policy policy) {
        return Blocks.titled("Your Zendesk credential")
                .say("Nothing was put in here: it did not work at the first try.")
                .say(facts(credential, policy))
                .next("a later message holds the value", "nobody yet")
                .message("This try to hand over your Zendesk credential did not work.");
    }

    private static String facts(Credential credential, Policy policy) {
        return "*Credential:* "
                + Mrkdwn.code(credential.name())
                + "\n*Kind:* "
                + Power.kind(credential.kind())
                + switch (credential.status()) {
                    case PENDING, ACTIVE, DEACTIVATED ->
                            "\n*Ends:* " + When.endOf(credential.lastDay(), policy);
                    case REVOKING, REVOKE_FAILED -> "\n*Ends:* now, it is being deleted";
                    case REVOKED, GONE -> "\n*Ended:* it is not in Zendesk any more";
                    case FORGOTTEN -> "\n*Ended:* it was given up, and must not be used";
                };
    }
}
