package dev.tokenward.notification;

import dev.tokenward.domain.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The forms behind buttons. Each field is a block of its own, which has the field's name. */
public final class Forms {
    /** What the forms call themselves. */
    public static final String DENY = "tokenward_deny_form";

    public static final String ADOPT = "tokenward_adopt_form";

    public static final String HAND_OVER = "tokenward_hand_over_form";

    /** The fields, as the API names them. */
    public static final String REASON = "reason";

    public static final String PURPOSE = "purpose";

    public static final String REMOVAL_DATE = "removalDate";

    public static final String HOLDER = "holder";

    public static final Set<String> FIELDS = Set.of(REASON, PURPOSE, REMOVAL_DATE, HOLDER);

    private Forms() {}

    /**
     * The form that a button opens, if it opens one.
     *
     * @param value what the button holds; the form carries it
     */
    public static Optional<Map<String, Object>> of(String action, String value) {
        return switch (action) {
            case Buttons.DENY -> SeenRequest.parse(value).map(Forms::deny);
            case Buttons.MINE -> Optional.of(adopt(value));
            case Buttons.HAND_OVER -> SeenLeaver.parse(value).map(Forms::handOver);
            default -> Optional.empty();
        };
    }

    /** The button behind which a form is. */
    public static Optional<String> button(String form) {
        return switch (form) {
            case DENY -> Optional.of(Buttons.DENY);
            case ADOPT -> Optional.of(Buttons.MINE);
            case HAND_OVER -> Optional.of(Buttons.HAND_OVER);
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> deny(SeenRequest seen) {
        return form(
                DENY,
                seen.value(),
                "Deny the request",
                "Deny",
                List.of(
                        field(
                                REASON,
                                "Why, and what would work instead",
                                "The requester reads it, and it stands on the issue.",
                                Text.MAX_DECISION_REASON)));
    }

    private static Map<String, Object> adopt(String id) {
        return form(
                ADOPT,
                id,
                "It is mine",
                "Stand for it",
                List.of(
                        field(
                                PURPOSE,
                                "What is it used for?",
                                "Support Ops reads it, and who looks after it next.",
                                Text.MAX_PURPOSE),
                        field(
                                REMOVAL_DATE,
                                "Last day on which it is needed",
                                "As year-month-day, for example 2027-03-31. It is deleted after that day; you"
                                        + " are reminded before.",
                                10)));
    }

    private static Map<String, Object> handOver(SeenLeaver seen) {
        return form(
                HAND_OVER,
                seen.value(),
                "Hand it over",
                "Hand over",
                List.of(
                        input(
                                HOLDER,
                                "Who is to have it from now on?",
                                "Somebody of Tokenward's directory, and not yourself. It ends on its day as"
                                        + " before.",
                                Map.of("type", "users_select", "action_id", HOLDER)),
                        field(
                                REASON,
                                "Why",
                                "Its new holder reads it, and it stands in the audit.",
                                Text.MAX_DECISION_REASON)));
    }

    private static Map<String, Object> form(
            String name,
            String carried,
            String title,
            String submit,
            List<Map<String, Object>> fields) {
        Map<String, Object> form = new HashMap<>();
        form.put("type", "modal");
        form.put("callback_id", name);
        form.put("private_metadata", carried);
        form.put("title", Buttons.plain(title));
        form.put("submit", Buttons.plain(submit));
        form.put("close", Buttons.plain("Cancel"));
        form.put("blocks", fields);
        return form;
    }

    private static Map<String, Object> field(String name, String label, String hint, int longest) {
        return input(
                name,
                label,
                hint,
                Map.of(
                        "type",
                        "plain_text_input",
                        "action_id",
                        name,
                        "multiline",
                        longest > 100,
                        "max_length",
                        longest));
    }

    private static Map<String, Object> input(
            String name, String label, String hint, Map<String, Object> element) {
        return Map.of(
                "type",
                "input",
                "block_id",
                name,
                "label",
                Buttons.plain(label),
                "hint",
                Buttons.plain(hint),
                "element",
                element);
    }
}
