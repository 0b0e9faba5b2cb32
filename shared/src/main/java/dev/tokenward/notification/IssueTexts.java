package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Request;
import dev.tokenward.slack.Message;

/** Slack messages about what somebody did to the issue. */
final class IssueTexts {
    private IssueTexts() {}

    static Message edited(Occasion o) {
        Request request = o.theRequest();
        return Blocks.titled("The issue was edited")
                .say(
                        Words.request(o)
                                + " for a Zendesk credential changed with the text of its issue; approvals"
                                + " that were given do not count any more.")
                .say(Words.summary(request, o))
                .next(
                        "the approvers are asked anew; you are told the outcome",
                        "the approvers; nothing to do for the requester")
                .message(Words.request(o) + " was edited and has to be decided anew.");
    }

    static Message handBackAsked(Occasion o) {
        Credential credential = o.theCredential();
        return Blocks.titled("Hand the credential back?")
                .say(
                        Words.holders(o, credential)
                                + " issue was closed, but the credential of it still works until its end.")
                .say(Words.credential(credential, o))
                .actions(Buttons.handBack(credential))
                .next(
                        "hand it back with the button, or with "
                                + HowToUse.handBack(credential)
                                + " Else it is deleted when it ends",
                        "you, if it is not needed any more")
                .message("Your issue was closed. Hand the credential back?");
    }
}
