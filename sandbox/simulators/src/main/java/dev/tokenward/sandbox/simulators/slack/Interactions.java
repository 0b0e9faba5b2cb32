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
        ObjectNode payload = Json.object().put("type", "block_actions");
        payload.putObject("user")
                .put("id", member.id())
                .put("username", member.name())
                .put("name", member.name())
                .put("team_id", Workspace.TEAM);
        payload.put("api_app_id", "A0TOKENWARD");
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", false);
        payload.put("trigger_id", triggers.trigger(member));
        payload.putObject("team").put("id", Workspace.TEAM).put("domain", "sandbox");
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
