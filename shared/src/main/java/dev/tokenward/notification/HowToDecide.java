package dev.tokenward.notification;

import java.util.List;
import java.util.Map;

/** The part of an approver's message that says how to decide; buttons have their place here. */
final class HowToDecide {
    private HowToDecide() {}

    static List<Map<String, Object>> blocks(Occasion o) {
        String how =
                "*How to decide:* send `POST /requests/"
                        + o.theRequest().id()
                        + "/decisions` to Tokenward, signed in as yourself, with"
                        + " `{\"decision\":\"APPROVE\"}` or"
                        + " `{\"decision\":\"DENY\",\"reason\":\"why\"}`.";
        String off = o.slackApproval() ? "" : " Deciding within Slack is switched off here.";
        return new Blocks().say(how + off).built();
    }
}
