package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Presses buttons as Slack's client does, and signs what Slack would send. */
final class Interactions {
    private final Workspace workspace;
    private final SlackApp app;
    private final InstantSource clock;
    private final Triggers triggers;

    Interactions(Workspace workspace, SlackApp app, InstantSource clock, Triggers triggers) {
        this.workspace = workspace;
        this.app = app;
        this.clock = clock;
        this.triggers = triggers;
    }

    /** A button of a message that stands; its value goes along as the app wrote it. */
    Interaction press(Member member, Message message, String actionId, URI root) {
        JsonNode block =
                StreamSupport.stream(message.blocks().spliterator(), false)
                        .filter(b -> !button(b, actionId).isMissingNode())
                        .findFirst()
                        .orElseThrow(
                                () -> new NoSuchElementException("no such button: " + actionId));
        JsonNode button = button(block, actionId);
        ObjectNode payload = payload("block_actions", member);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", false);
        payload.put("trigger_id", triggers.trigger(member));
        boolean direct =
                workspace.channelById(message.channel()).filter(Channel::direct).isPresent();
        payload.putObject("channel")
                .put("id", message.channel())
                .put("name", direct ? "directmessage" : "channel");
        payload.set("message", ChatMethods.json(message));
        payload.putObject("state").putObject("values");
        payload.put("response_url", triggers.responseUrl(message, root, clock.instant()));
        ObjectNode action =
                payload.putArray("actions")
                        .addObject()
                        .put("type", "button")
                        .put("action_id", actionId)
                        .put("block_id", block.path("block_id").asText("b0"))
                        .put("action_ts", workspace.nextTs(clock.instant()));
        action.set("text", button.path("text"));
        if (button.has("value")) {
            action.set("value", button.path("value"));
        }
        return signed(payload, clock.instant());
    }

    /** The form that this person has before them, as they filled it in. */
    Interaction submit(Member member, Triggers.View open, Map<String, String> values) {
        ObjectNode payload = payload("view_submission", member);
        ObjectNode view = Json.object().put("id", open.id());
        open.view().properties().forEach(e -> view.set(e.getKey(), e.getValue()));
        ObjectNode state = view.putObject("state").putObject("values");
        for (JsonNode block : open.view().path("blocks")) {
            JsonNode element = block.path("element");
            String action = element.path("action_id").asText("");
            if (block.path("type").asText("").equals("input")) {
                String type = element.path("type").asText("");
                ObjectNode field =
                        state.putObject(block.path("block_id").asText("b0"))
                                .putObject(action)
                                .put("type", type);
                // an empty field comes as null
                if (type.equals("users_select")) {
                    // picked by their address here, and sent by their id
                    Optional.ofNullable(values.get(action))
                            .flatMap(workspace::memberByEmail)
                            .ifPresentOrElse(
                                    picked -> field.put("selected_user", picked.id()),
                                    () -> field.putNull("selected_user"));
                } else {
                    field.put("value", values.get(action));
                }
            }
        }
        payload.set("view", view);
        return signed(payload, clock.instant());
    }

    private ObjectNode payload(String type, Member member) {
        ObjectNode payload = Json.object().put("type", type);
        String team =
                member.kind() == Member.Kind.STRANGER ? UserMethods.OTHER_TEAM : Workspace.TEAM;
        payload.putObject("user")
                .put("id", member.id())
                .put("username", member.name())
                .put("name", member.name())
                .put("team_id", team);
        payload.put("api_app_id", "A0TOKENWARD");
        payload.putObject("team").put("id", team).put("domain", "sandbox");
        if (workspace.quirks.contains(SlackQuirk.ENTERPRISE_GRID)) {
            payload.putObject("enterprise").put("id", UserMethods.ENTERPRISE).put("name", "Grid");
        } else {
            payload.putNull("enterprise");
        }
        return payload;
    }

    private Interaction signed(ObjectNode payload, Instant now) {
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        String time = "" + now.getEpochSecond();
        return new Interaction(
                body,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Slack-Request-Timestamp",
                        time,
                        "X-Slack-Signature",
                        "v0=" + hmac("v0:" + time + ":" + body)));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            app.signingSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode button(JsonNode block, String actionId) {
        for (JsonNode place :
                List.of(block.path("elements"), Json.array().add(block.path("accessory")))) {
            for (JsonNode element : place) {
                if (element.path("action_id").asText("").equals(actionId)) {
                    return element;
                }
            }
        }
        return Json.object().path("none");
    }
}
