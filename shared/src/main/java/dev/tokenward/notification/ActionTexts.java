package dev.tokenward.notification;

import dev.tokenward.slack.Message;

/** What somebody reads of the button that they pressed. */
final class ActionTexts {
    private ActionTexts() {}

    static Message done(Occasion o) {
        return Blocks.titled("Thank you")
                .quote(
                        "What you said",
                        o.param("message").orElse("Nothing more is known."),
                        "ask Support Ops")
                .next(
                        o.param("next").orElse("nothing more is needed"),
                        o.param("who").orElse("nobody"))
                .message("What you pressed in Slack was carried out.");
    }

    static Message refused(Occasion o) {
        String what = o.notice().requestId().isEmpty() ? "" : " `" + o.notice().requestId() + "`";
        return Blocks.titled("That was not carried out")
                .say("You pressed a button in Slack" + (what.isEmpty() ? "" : " on" + what) + ".")
                .quote(
                        "Why it was not carried out",
                        o.param("message").orElse("Nothing more is known."),
                        "ask Support Ops")
                .next(
                        "nothing was changed by it; look at how things stand before you try again",
                        "you")
                .message("What you pressed in Slack was not carried out. Open to see why.");
    }
}
