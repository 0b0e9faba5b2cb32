package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Signature;
import dev.tokenward.workflow.SlackInbox;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code POST /hooks/slack}: what people do with our messages. Signed by Slack over the raw bytes,
 * recorded, and answered at once: an answer is due within 3 seconds (documented).
 */
public final class SlackHook implements Api.Hook {
    /** A payload repeats the message that it is about. */
    private static final int LARGEST = 512 * 1024;

    private final HookSecret secret;
    private final InstantSource clock;
    private final Supplier<SlackInbox> inbox;

    public SlackHook(HookSecret secret, InstantSource clock, Supplier<SlackInbox> inbox) {
        this.secret = secret;
        this.clock = clock;
        this.inbox = inbox;
    }

    @Override
    public APIGatewayV2HTTPResponse answer(Api api, ApiCall call) {
        byte[] body = call.bytes(LARGEST);
        if (!secret.proves(s -> isSlack(call, body, s))) {
            throw ApiFault.of(401, "signature", "This is not signed by Slack, or not just now.");
        }
        JsonNode payload = Body.tree(SlackForm.payload(body));
        return switch (payload.path("type").asText("")) {
            case "block_actions" -> {
                SlackForm.presses(payload).forEach(inbox.get()::pressed);
                yield api.answers().nothing(200);
            }
            case "view_submission" ->
                    SlackForm.form(payload)
                            .map(inbox.get()::submitted)
                            .filter(faults -> !faults.isEmpty())
                            .map(faults -> wrong(api, faults))
                            .orElseGet(() -> api.answers().nothing(200));
            // shortcuts and closed forms: nothing of ours asks for them
            default -> api.answers().nothing(200);
        };
    }

    private boolean isSlack(ApiCall call, byte[] body, Secret signingSecret) {
        return Signature.holds(
                signingSecret,
                call.header("x-slack-request-timestamp"),
                call.header("x-slack-signature"),
                body,
                clock.instant());
    }

    /** Shown beside each field. */
    private static APIGatewayV2HTTPResponse wrong(Api api, Map<String, String> faults) {
        ObjectNode answer = Json.object().put("response_action", "errors");
        faults.forEach(answer.putObject("errors")::put);
        return api.answers().body(200, answer, Map.of());
    }
}
