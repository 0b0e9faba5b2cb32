package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Role;
import dev.tokenward.slack.Message;

/** What is said of a credential whose holder left. */
final class LeaverTexts {
    private LeaverTexts() {}

    /** Parameters as {@link dev.tokenward.domain.Notice.Topic#LEAVER_ASKED} says. */
    static Message asked(Occasion o) {
        Credential credential = o.theCredential();
        String who = Mrkdwn.name(credential.holderName());
        String what = Mrkdwn.name(o.param("what").orElse("left"));
        boolean off = o.param("switchedOff").filter("true"::equals).isPresent();
        boolean decides = o.reader().filter(p -> !p.is(Role.SUPPORT_OPS_MANAGER)).isEmpty();
        Blocks blocks =
                Blocks.titled("Somebody left or lost their rights, and still holds a credential")
                        .say(
                                "*"
                                        + who
                                        + "* "
                                        + what
                                        + ", and holds a Zendesk credential. "
                                        + (off
                                                ? "It was switched off in Zendesk, which can be undone:"
                                                        + " what uses it fails now."
                                                : "It works on, for whoever knows its value."))
                        .say(Words.credential(credential, o));
        if (decides) {
            String path = "`POST /credentials/" + credential.id();
            if (o.slackApproval()) {
                blocks.actions(Buttons.leavers(credential));
            }
            blocks.say(
                    "*What shall become of it?* "
                            + (o.slackApproval()
                                    ? "Press a button, or use the API.\n"
                                    : "Deciding within Slack is switched off here: use the API.\n")
                            + "*Somebody else needs it"
                            + (off ? " switched on" : "")
                            + "*: "
                            + path
                            + "/transfer` with `{\"holder\":\"…\"}`, an address of the directory. Best with"
                            + " a new value: its old holder knows this one.\n*Nobody needs it*: "
                            + path
                            + "/revocation` with its name as `confirm`.");
        } else {
            blocks.say(
                    "*What shall become of it?* You were "
                            + who
                            + "'s manager: tell the managers of Support Ops what it is used for, and who"
                            + " should have it, or that it can go.");
        }
        return blocks.next(
                        "without an answer it "
                                + (off ? "stays switched off" : "works on")
                                + " until its end, "
                                + When.endOf(credential.lastDay(), o.policy()),
                        decides ? "Support Ops managers" : "you, and then Support Ops managers")
                .message(
                        who
                                + " "
                                + what
                                + ", and still holds the Zendesk credential "
                                + Mrkdwn.code(credential.name())
                                + ". What shall become of it?");
    }

    /** Parameters {@code by}, {@code before} and, where given, {@code reason}. */
    static Message transferred(Occasion o) {
        Credential credential = o.theCredential();
        return Blocks.titled("A credential has another holder")
                .say(
                        Words.holders(o, credential)
                                + " Zendesk credential was "
                                + Mrkdwn.name(o.param("before").orElse("somebody else"))
                                + "'s before. "
                                + Mrkdwn.name(o.param("by").orElse("A Support Ops manager"))
                                + " said so. It works."
                                + o.param("reason")
                                        .map(why -> " Why: " + Mrkdwn.escape(why))
                                        .orElse(""))
                .say(Words.credential(credential, o))
                .next(
                        "it ends on its day, and its holder is reminded before; whoever had it before knows"
                                + " its value, so a new one, by a new request, is better soon",
                        "the holder")
                .message(
                        Words.holders(o, credential)
                                + " Zendesk credential from now on: "
                                + Mrkdwn.code(credential.name()));
    }
}
