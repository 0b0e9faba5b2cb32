package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.notification.Forms;
import dev.tokenward.slack.Slack;
import dev.tokenward.workflow.SlackInbox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an interaction as Slack sends it: a form with one field, which holds JSON. */
final class SlackForm {
    private static final String FIELD = "payload=";
    private static final String ID = "[A-Za-z0-9]{1,40}";

    private SlackForm() {}

    /**
     * The bytes of the one field {@code payload}; strict, so that no two readers see two things.
     */
    static byte[] payload(byte[] body) {
        List<String> found = new ArrayList<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (pair.startsWith(FIELD)) {
                found.add(pair.substring(FIELD.length()));
            }
        }
        if (found.size() != 1) {
            throw ApiFault.of(
                    400, "body", "The body must be a form with exactly one field payload.");
        }
        return decode(found.getFirst());
    }

    /** Byte by byte: what the bytes mean is JSON's to say. */
    private static byte[] decode(String form) {
        try {
            return URLDecoder.decode(form, StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw ApiFault.of(400, "body", "A percent sign in the form begins no byte.");
        }
    }

    /** The buttons pressed, as a rule one. */
    static List<SlackInbox.Press> presses(JsonNode payload) {
        Slack.Sender who = sender(payload);
        Optional<String> trigger = ForeignJson.text(payload, "trigger_id");
        List<SlackInbox.Press> presses = new ArrayList<>();
        for (JsonNode action : ForeignJson.list(payload, "actions").orElse(List.of())) {
            Optional<String> id = ForeignJson.text(action, "action_id");
            Optional<String> value =
                    ForeignJson.text(action, "value").filter(v -> v.length() <= 2_000);
            Optional<String> at =
                    ForeignJson.text(action, "action_ts").filter(t -> t.matches("[0-9.]{1,40}"));
            // a button that only opens a link has no value
            if (id.isPresent() && value.isPresent() && at.isPresent()) {
                presses.add(new SlackInbox.Press(who, id.get(), value.get(), at.get(), trigger));
            }
        }
        return presses;
    }

    /** A form of ours; empty if it is another's. */
    static Optional<SlackInbox.Form> form(JsonNode payload) {
        JsonNode view = payload.path("view");
        return Forms.button(view.path("callback_id").asText(""))
                .map(action ->
                        new SlackInbox.Form(
                                sender(payload),
                                action,
                                view.path("private_metadata").asText(""),
                                ForeignJson.text(view, "id")
                                        .filter(id -> id.matches(ID))
                                        .orElseThrow(() -> wrong("view.id")),
                                answers(view.at("/state/values"))));
    }

    /** What stands in each of our fields; an empty one comes as null. */
    private static Map<String, String> answers(JsonNode fields) {
        Map<String, String> answers = new HashMap<>();
        for (String name : Forms.FIELDS) {
            if (fields.has(name)) {
                JsonNode field = fields.path(name).path(name);
                String person = field.path("selected_user").asText("");
                answers.put(name, person.matches(ID) ? person : field.path("value").asText(""));
            }
        }
        return answers;
    }

    private static Slack.Sender sender(JsonNode payload) {
        return new Slack.Sender(
                ForeignJson.text(payload.path("user"), "id")
                        .filter(id -> id.matches(ID))
                        .orElseThrow(() -> wrong("user.id")),
                ForeignJson.text(payload.path("team"), "id").filter(id -> id.matches(ID)),
                ForeignJson.text(payload.path("enterprise"), "id").filter(id -> id.matches(ID)));
    }

    private static ApiFault wrong(String field) {
        return ApiFault.of(400, "body", "The payload has no " + field + " as Slack spells it.");
    }
}
