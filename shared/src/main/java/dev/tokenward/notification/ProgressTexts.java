package dev.tokenward.notification;

import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Verdict;
import dev.tokenward.slack.Message;
import java.util.Optional;

/** What a requester reads while the request is on its way. */
final class ProgressTexts {
    private ProgressTexts() {}

    static Message stageApproved(Occasion o) {
        return about(o, "The first approval is given", "was approved" + by(o))
                .next(
                        "a Support Operations manager decides; you are told the outcome",
                        "a Support Operations manager; nothing to do for the requester")
                .message(Words.request(o) + " was approved" + by(o) + "; one approval to go.");
    }

    static Message approved(Occasion o) {
        return about(o, "Approved", "is approved" + by(o))
                .next(
                        "the credential is made in Zendesk and sent to the requester by direct"
                                + " message",
                        "nobody; Tokenward does it now")
                .message(Words.request(o) + " is approved; the credential is being made.");
    }

    static Message deferred(Occasion o) {
        Request request = o.theRequest();
        Blocks blocks =
                about(o, "The credential takes longer", "is approved, but cannot be issued yet");
        o.reason().ifPresent(why -> blocks.quote("Why", why, Words.whole(request)));
        String again =
                request.nextAttemptAt()
                        .map(at -> "Tokenward tries again on " + When.at(at, o.policy()))
                        .orElse("Tokenward tries again by itself");
        return blocks.next(again, "nobody at present; you are told if that changes")
                .message(Words.request(o) + " is approved, but cannot be issued yet.");
    }

    static Message sentBack(Occasion o) {
        Request request = o.theRequest();
        Blocks blocks =
                about(o, "To be decided anew", "was approved, but has to be decided once more");
        o.reason().ifPresent(why -> blocks.quote("Why", why, Words.whole(request)));
        return blocks.next(
                        "the approvers are asked again; you are told the outcome",
                        "the approvers; nothing to do for the requester")
                .message(Words.request(o) + " has to be decided once more.");
    }

    private static Blocks about(Occasion o, String title, String what) {
        Request request = o.theRequest();
        Blocks blocks =
                Blocks.titled(title)
                        .say(Words.request(o) + " for a Zendesk credential " + what + ".")
                        .say(Words.summary(request, o));
        Words.extension(o).ifPresent(blocks::say);
        return blocks;
    }

    /** Who said yes last; nothing where the request has moved on so far that it is not known. */
    private static String by(Occasion o) {
        Optional<Decision> last =
                o.theRequest().decisions().stream()
                        .filter(d -> d.verdict() == Verdict.APPROVE)
                        .reduce((earlier, later) -> later);
        return last.map(d -> " by " + Mrkdwn.name(d.byName()) + ", " + When.at(d.at(), o.policy()))
                .orElse("");
    }
}
