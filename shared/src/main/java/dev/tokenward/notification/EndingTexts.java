package dev.tokenward.notification;

import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.Request;
import dev.tokenward.slack.Message;
import java.util.List;

/** What is said when no credential comes of a request. */
final class EndingTexts {
    private EndingTexts() {}

    static Message denied(Occasion o) {
        Request request = o.theRequest();
        String by =
                o.denial()
                        .map(d ->
                                " by "
                                        + Mrkdwn.name(d.byName())
                                        + ", "
                                        + When.at(d.at(), o.policy()))
                        .orElse(" by the rules of the process");
        Blocks blocks = about(o, "Denied", "was denied" + by);
        Reasons.ofDenial(o).forEach(why -> blocks.quote("Reason", why, Words.whole(request)));
        request.guidance()
                .ifPresent(way -> blocks.quote("What fits instead", way, Words.whole(request)));
        String what =
                request.content().issue().isPresent()
                        ? "a new request is welcome once the reason is met; it needs a new issue, or this"
                                + " one reopened"
                        : "a new request is welcome once the reason is met";
        return blocks.next("this one is closed; " + what, Words.requester(o) + ", if still needed")
                .message(Words.request(o) + " for a Zendesk credential was denied" + by + ".");
    }

    static Message withdrawn(Occasion o) {
        Request request = o.theRequest();
        Blocks blocks = about(o, "Withdrawn", "was withdrawn");
        o.reason().ifPresent(why -> blocks.quote("Reason", why, Words.whole(request)));
        return blocks.next(
                        "no credential is issued on it, and no decision is needed any more",
                        "nobody")
                .message(Words.request(o) + " for a Zendesk credential was withdrawn.");
    }

    static Message lapsed(Occasion o) {
        Request request = o.theRequest();
        Blocks blocks = about(o, "Lapsed", "has lapsed: it was not decided in time");
        o.reason().ifPresent(why -> blocks.quote("Details", why, Words.whole(request)));
        return blocks.next(
                        "no credential is issued on it; a new request starts again",
                        Words.requester(o) + ", if still needed")
                .message(Words.request(o) + " for a Zendesk credential has lapsed.");
    }

    static Message failed(Occasion o) {
        Request request = o.theRequest();
        Blocks blocks =
                about(o, "Issuance failed", "was approved, but no credential could be issued");
        o.reason().ifPresent(why -> blocks.quote("What went wrong", why, Words.whole(request)));
        return blocks.next(
                        "what had been made was taken back. After the cause is mended, `POST"
                                + " /requests/"
                                + request.id()
                                + "/retry` tries again; all checks are made anew",
                        "a Support Ops manager")
                .message(
                        Words.request(o)
                                + " was approved, but no credential could be issued; Support Ops has"
                                + " to act.");
    }

    private static Blocks about(Occasion o, String title, String what) {
        Request request = o.theRequest();
        Blocks blocks =
                Blocks.titled(title)
                        .say(Words.request(o) + " for a Zendesk credential " + what + ".");
        // what an issue did not say would be told as if it had
        if (request.fromIssue().map(FromIssue::unread).orElse(List.of()).isEmpty()) {
            blocks.say(Words.summary(request, o));
        }
        Words.extension(o).ifPresent(blocks::say);
        return blocks;
    }
}
