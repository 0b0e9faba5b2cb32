package dev.tokenward.notification;

import java.util.List;
import java.util.Map;

/** The part of an approver's message that says how to decide: by button where that is allowed. */
final class HowToDecide {
    private HowToDecide() {}

    static List<Map<String, Object>> blocks(Occasion o) {
        String api =
                "send `POST /requests/"
                        + o.theRequest().id()
                        + "/decisions` to Tokenward, signed in as yourself, with"
                        + " `{\"decision\":\"APPROVE\"}` or"
                        + " `{\"decision\":\"DENY\",\"reason\":\"why\"}`, and with the header `If-Match:"
                        + " \""
                        + o.theRequest().version()
                        + "\"`, which says what you read.";
        if (o.slackApproval()) {
            return new Blocks()
                    .actions(Buttons.decide(o.theRequest(), o.policy()))
                    .say("*How to decide:* press a button, or " + api)
                    .built();
        }
        return new Blocks()
                .say(
                        "*How to decide:* read "
                                + Words.whole(o.theRequest())
                                + ", then "
                                + api
                                + " Deciding within Slack is switched off here.")
                .built();
    }
}
