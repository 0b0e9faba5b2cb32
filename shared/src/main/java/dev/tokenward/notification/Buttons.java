package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The buttons of messages; behind some there is one of the {@link Forms}. */
public final class Buttons {
    /** Action ids, as Slack sends them back. */
    public static final String APPROVE = "tokenward_approve";

    public static final String DENY = "tokenward_deny";

    public static final String RECEIVED = "tokenward_received";

    public static final String HAND_BACK = "tokenward_hand_back";

    public static final String MINE = "tokenward_mine";

    public static final String NOT_MINE = "tokenward_not_mine";

    public static final String END_LEAVERS = "tokenward_end_leavers";

    public static final String HAND_OVER = "tokenward_hand_over";

    public static final Set<String> ALL =
            Set.of(APPROVE, DENY, RECEIVED, HAND_BACK, MINE, NOT_MINE, END_LEAVERS, HAND_OVER);

    private Buttons() {}

    /** For whoever decides. What acts as a full administrator is not approved by a slip. */
    static Map<String, Object> decide(Request request, Policy policy) {
        String seen = SeenRequest.of(request).value();
        Map<String, Object> approve = new HashMap<>(button(APPROVE, "Approve", seen));
        approve.put("style", "primary");
        if (Power.isFullAdministrator(request.content(), policy)) {
            approve.put(
                    "confirm",
                    confirm(
                            "Full administrator",
                            "What is asked for can act as a full administrator of Zendesk.",
                            "Approve"));
        }
        Map<String, Object> deny = new HashMap<>(button(DENY, "Deny…", seen));
        deny.put("style", "danger");
        return Map.of("type", "actions", "elements", List.of(approve, deny));
    }

    /** For the holder. */
    static Map<String, Object> received(Credential credential) {
        return Map.of(
                "type",
                "actions",
                "elements",
                List.of(
                        button(
                                RECEIVED,
                                "I have it: take the value out of this message",
                                credential.id())));
    }

    /** For the holder: asked once more, since what uses the credential stops at that moment. */
    static Map<String, Object> handBack(Credential credential) {
        Map<String, Object> button =
                new HashMap<>(button(HAND_BACK, "Hand it back", credential.id()));
        button.put("style", "danger");
        button.put(
                "confirm",
                confirm(
                        "Hand the credential back?",
                        "It is deleted in Zendesk. Whatever uses it stops working, for good.",
                        "Hand it back"));
        return Map.of("type", "actions", "elements", List.of(button));
    }

    /**
     * For whoever is asked whether a credential is theirs.
     *
     * @param id of the row that tells of it
     */
    static Map<String, Object> whose(String id) {
        return Map.of(
                "type",
                "actions",
                "elements",
                List.of(button(MINE, "It is mine…", id), button(NOT_MINE, "Not mine", id)));
    }

    /** For whoever said that it is not theirs, and may have been wrong. */
    static Map<String, Object> mineAfterAll(String id) {
        return Map.of(
                "type", "actions", "elements", List.of(button(MINE, "It is mine after all…", id)));
    }

    /** For whoever decides what becomes of a leaver's credential. */
    static Map<String, Object> leavers(Credential credential) {
        String seen = SeenLeaver.of(credential).value();
        Map<String, Object> end = new HashMap<>(button(END_LEAVERS, "End it now", seen));
        end.put("style", "danger");
        end.put(
                "confirm",
                confirm(
                        "End the credential?",
                        "It is deleted in Zendesk. Whatever uses it stops working, for good.",
                        "End it"));
        return Map.of(
                "type",
                "actions",
                "elements",
                List.of(button(HAND_OVER, "Somebody else needs it…", seen), end));
    }

    private static Map<String, Object> confirm(String title, String text, String yes) {
        return Map.of(
                "title",
                plain(title),
                "text",
                plain(text),
                "confirm",
                plain(yes),
                "deny",
                plain("Not yet"),
                "style",
                "danger");
    }

    private static Map<String, Object> button(String action, String label, String value) {
        return Map.of("type", "button", "action_id", action, "text", plain(label), "value", value);
    }

    static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text);
    }
}
