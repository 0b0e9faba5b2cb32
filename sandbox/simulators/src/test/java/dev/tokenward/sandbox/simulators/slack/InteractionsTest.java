package dev.tokenward.sandbox.simulators.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Fields;
import dev.tokenward.sandbox.simulators.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class InteractionsTest extends SlackTest {
    @Test
    void aPressedButtonIsSignedOverTheBytesSent() throws Exception {
        Interaction sent = press();
        String time = sent.headers().get("X-Slack-Request-Timestamp");
        assertThat(time).isEqualTo("" + clock.instant().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        APP.signingSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected =
                mac.doFinal(("v0:" + time + ":" + sent.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(sent.headers())
                .containsEntry("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(expected));
        JsonNode payload = payload(sent);
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("r1:hash");
        assertThat(payload.at("/actions/0/block_id").asText()).isEqualTo("b1");
        assertThat(payload.at("/user/id").asText()).isEqualTo("U0MORGAN");
    }

    @Test
    void aTriggerOpensOneView() {
        String trigger = payload(press()).path("trigger_id").asText();
        String body = "{\"trigger_id\":\"%s\",\"view\":%s}".formatted(trigger, MODAL);
        assertThat(call("views.open", body).path("ok").asBoolean()).isTrue();
        assertThat(slack.views("morgan@example.com")).hasSize(1);
        assertThat(call("views.open", body).path("error").asText()).isEqualTo("invalid_trigger_id");
    }

    @Test
    void aResponseAddressWorksFiveTimes() {
        String url = payload(press()).path("response_url").asText();
        for (int i = 0; i < 5; i++) {
            assertThat(bot().post(url, "{\"text\":\"done\",\"replace_original\":true}").status())
                    .isEqualTo(200);
        }
        assertThat(slack.inbox("morgan@example.com").getFirst().text()).isEqualTo("done");
        assertThat(bot().post(url, "{\"text\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void aFormOfWhichSlackWouldRefuseTheShapeIsNotOpened() {
        String trigger = payload(press()).path("trigger_id").asText();
        String body = "{\"trigger_id\":\"%s\",\"view\":{\"type\":\"modal\"}}".formatted(trigger);
        assertThat(call("views.open", body).path("error").asText()).isEqualTo("invalid_arguments");
    }

    @Test
    void aFilledInFormIsSentSignedAndCarriesWhatItsOpenerPutIn() {
        String trigger = payload(press()).path("trigger_id").asText();
        call("views.open", "{\"trigger_id\":\"%s\",\"view\":%s}".formatted(trigger, MODAL));

        JsonNode sent = payload(slack.submit("morgan@example.com", Map.of("why", "no")));

        assertThat(sent.path("type").asText()).isEqualTo("view_submission");
        assertThat(sent.at("/view/private_metadata").asText()).isEqualTo("r1");
        assertThat(sent.at("/view/state/values/b/why/value").asText()).isEqualTo("no");
        assertThat(sent.at("/view/id").asText()).startsWith("V");
    }

    private static final String MODAL =
            """
            {"type":"modal","callback_id":"c","private_metadata":"r1",
             "title":{"type":"plain_text","text":"Why"},"submit":{"type":"plain_text","text":"Send"},
             "blocks":[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"Reason"},
              "element":{"type":"plain_text_input","action_id":"why"}}]}\
            """;

    private Interaction press() {
        JsonNode posted =
                post("U0MORGAN", "t", MessagesTest.button("approve", "Approve", "r1:hash"));
        return slack.press(
                "morgan@example.com",
                posted.path("channel").asText(),
                posted.path("ts").asText(),
                "approve");
    }

    private static JsonNode payload(Interaction sent) {
        return Json.parse(Fields.parse(sent.body()).first("payload").orElseThrow()).orElseThrow();
    }
}
