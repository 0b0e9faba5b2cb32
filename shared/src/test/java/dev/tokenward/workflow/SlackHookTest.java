package dev.tokenward.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.api.Api;
import dev.tokenward.api.SlackHook;
import dev.tokenward.domain.Sha256;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.Forms;
import dev.tokenward.secrets.AwsSecrets;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SecretsManagerDouble;
import dev.tokenward.store.OutboxRow;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to {@code POST /hooks/slack}, as API Gateway hands it over. */
@WireMockTest
class SlackHookTest {
    private static final String KEY = "signing-of-this-test";
    private static final String SEEN = "req_1:1:0123456789abcdef";
    private static final String AT = "1700000000.000100";

    private final Company company = new Company();
    private Secrets secrets = new FixedSecrets("https://slack.example.com");
    private Api api = api(true);

    private Api api(boolean slackApproval) {
        SlackInbox inbox = new SlackInbox(company.world, () -> company.slack, slackApproval);
        return new Api(
                Company.GROUPS,
                false,
                Map.of(),
                Map.of(
                        "POST /hooks/slack",
                        new SlackHook(
                                HookSecret.ofSlack(() -> secrets),
                                company.account.clock,
                                () -> inbox)));
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void aPressIsRecordedOnceHoweverOftenItComesAndKeepsNoCapability() {
        String body = form(press(Buttons.APPROVE, SEEN));

        assertThat(signed(body).getStatusCode()).isEqualTo(200);
        assertThat(signed(body).getStatusCode()).isEqualTo(200);

        OutboxRow row = recorded(Buttons.APPROVE, SEEN, AT).orElseThrow();
        assertThat(row.attempts()).isZero();
        assertThat(row.notice().params())
                .containsOnlyKeys("user", "team", "action", "value")
                .containsEntry("user", "U0MORGAN");
    }

    @Test
    void theSignatureIsOverTheBytesAsTheyCameAndNotOverTextMadeOfThem() {
        String body = form(press(Buttons.APPROVE, SEEN)) + "&x=*%2A+~\u00ff\u0080";

        assertThat(signed(body).getStatusCode()).isEqualTo(200);
        assertThat(recorded(Buttons.APPROVE, SEEN, AT)).isPresent();
    }

    @Test
    void aBodyThatCameAsTextIsReadLikeOneInBase64() {
        byte[] body = form(press(Buttons.APPROVE, SEEN)).getBytes(ISO_8859_1);

        assertThat(send(body, now(0), sign(KEY, now(0), body), false).getStatusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-300, 200", "300, 200", "-301, 401", "301, 401", "-86400, 401"})
    void aTimeStampIsGoodForFiveMinutesBothWays(long seconds, int status) {
        byte[] body = form(press(Buttons.APPROVE, SEEN)).getBytes(ISO_8859_1);
        String time = now(seconds);

        assertThat(send(body, time, sign(KEY, time, body), true).getStatusCode()).isEqualTo(status);
        assertThat(recorded(Buttons.APPROVE, SEEN, AT).isPresent()).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "v0=00",
                "forged",
                "otherKey",
                "otherBody",
                "otherTime",
                "twice",
                "v1",
                "upperCase",
                "noTime",
                "timeTwice",
                "timeInWords"
            })
    void whatIsNotExactlySlacksSignatureIsRefusedAndNothingIsRecorded(String how) {
        byte[] body = form(press(Buttons.APPROVE, SEEN)).getBytes(ISO_8859_1);
        String time = now(0);
        String right = sign(KEY, time, body);
        String signature =
                switch (how) {
                    case "forged" -> "v0=" + "0".repeat(64);
                    case "otherKey" -> sign("another key", time, body);
                    case "otherBody" -> sign(KEY, time, "payload={}".getBytes(UTF_8));
                    case "otherTime" -> sign(KEY, now(-1), body);
                    case "twice" -> right + "," + right;
                    case "v1" -> right.replace("v0=", "v1=");
                    case "upperCase" -> right.toUpperCase(java.util.Locale.ROOT);
                    case "noTime", "timeTwice", "timeInWords" -> right;
                    default -> how;
                };
        String sent =
                switch (how) {
                    case "noTime" -> "";
                    case "timeTwice" -> time + "," + time;
                    case "timeInWords" -> "now";
                    default -> time;
                };

        assertThat(send(body, sent, signature, true).getStatusCode()).isEqualTo(401);
        assertThat(recorded(Buttons.APPROVE, SEEN, AT)).isEmpty();
    }

    @Test
    void pressSignedUnderTheSecretBeforeOrAfterARotationIsRecordedAndAForgedOneIsNot(
            WireMockRuntimeInfo info) {
        SecretsManagerDouble manager = new SecretsManagerDouble(info);
        manager.changed(
                "tokenward/slack",
                Optional.of(secret("the one before")),
                secret("the one after"),
                company.account.clock.instant(),
                "2");
        secrets = new AwsSecrets(manager.client(), "tokenward", company.account.clock, Map.of());
        api = api(true);
        byte[] body = form(press(Buttons.APPROVE, SEEN)).getBytes(ISO_8859_1);

        for (String key : new String[] {"the one before", "the one after"}) {
            assertThat(send(body, now(0), sign(key, now(0), body), true).getStatusCode())
                    .isEqualTo(200);
        }
        assertThat(signed(form(press(Buttons.DENY, SEEN))).getStatusCode()).isEqualTo(401);
        assertThat(recorded(Buttons.APPROVE, SEEN, AT)).isPresent();
    }

    private static String secret(String signingSecret) {
        return "{\"base_url\":\"https://slack.example.com/api/\",\"bot_token\":\"b\",\"signing_secret\":\"%s\"}"
                .formatted(signingSecret);
    }

    /** Case C29: two readers would see two different presses. */
    @Test
    void aSignedPayloadWithActionsTwiceIsRefusedByTheKeysName() {
        String twice =
                press(Buttons.APPROVE, SEEN)
                        .replaceFirst("\"actions\"", "\"actions\":[],\"actions\"");

        APIGatewayV2HTTPResponse answer = signed(form(twice));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("'actions'");
        assertThat(recorded(Buttons.APPROVE, SEEN, AT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "payload=",
                "payload=%7B",
                "payload=%zz",
                "payload=%FF%FE",
                "token=x",
                "payload=%7B%7D&payload=%7B%7D",
                "payload=%7B%22type%22%3A%22block_actions%22%7D",
            })
    void whatCannotBeReadIsAnsweredWithWhatIsWrong(String body) {
        assertThat(signed(body).getStatusCode()).isEqualTo(400);
    }

    @Test
    void otherButtonsAndOtherPayloadsAreTakenNoteOfByNobody() {
        assertThat(signed(form(press("somebody_elses", SEEN))).getStatusCode()).isEqualTo(200);
        assertThat(signed(form("{\"type\":\"view_closed\"}")).getStatusCode()).isEqualTo(200);
        assertThat(signed(form("[]")).getStatusCode()).isEqualTo(200);
        assertThat(recorded("somebody_elses", SEEN, AT)).isEmpty();
    }

    @Test
    void denyOpensOneFormHoweverOftenThePressComesAndRecordsNothingYet() {
        String body = form(press(Buttons.DENY, SEEN));

        assertThat(signed(body).getStatusCode()).isEqualTo(200);
        assertThat(signed(body).getStatusCode()).isEqualTo(200);

        assertThat(company.slack.triggers).containsExactly("trigger.1");
        assertThat(recorded(Buttons.DENY, SEEN, AT)).isEmpty();
    }

    @Test
    void aFormThatDoesNotOpenIsRecordedSoThatItsReaderIsToldAnotherWay() {
        company.slack.view = new Answer.Refused<>(200, "expired_trigger_id", "expired_trigger_id");

        assertThat(signed(form(press(Buttons.DENY, SEEN))).getStatusCode()).isEqualTo(200);

        assertThat(recorded(Buttons.DENY, SEEN, AT)).isPresent();
    }

    @Test
    void whereDecidingInSlackIsOffNoFormOpens() {
        api = api(false);

        assertThat(signed(form(press(Buttons.DENY, SEEN))).getStatusCode()).isEqualTo(200);

        assertThat(company.slack.triggers).isEmpty();
        assertThat(recorded(Buttons.DENY, SEEN, AT)).isPresent();
    }

    @Test
    void aFormWithItsReasonIsRecordedAndOneWithoutIsShownAgain() {
        String good = form(submission("\"Ask for less\\n/close\""));
        assertThat(signed(good).getBody()).isEmpty();
        assertThat(recorded(Buttons.DENY, SEEN, "V0FORM").orElseThrow().notice().params())
                .containsEntry("reason", "Ask for less\n/close");

        for (String bad : new String[] {"null", "\"  \"", "\"" + "x".repeat(1_001) + "\""}) {
            APIGatewayV2HTTPResponse again = signed(form(submission(bad)));
            assertThat(again.getStatusCode()).isEqualTo(200);
            assertThat(again.getBody()).contains("\"response_action\":\"errors\"", "\"reason\":");
        }
    }

    private Optional<OutboxRow> recorded(String action, String value, String at) {
        return company.store.outbox(
                "slack:" + Sha256.hex(String.join(" ", "U0MORGAN", action, value, at)));
    }

    private static String press(String action, String value) {
        return "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0MORGAN\"},\"team\":{\"id\":\"T1\"},"
                + "\"enterprise\":null,\"trigger_id\":\"trigger.1\",\"response_url\":\"https://hooks.example.com/x\","
                + "\"actions\":[{\"type\":\"button\",\"action_id\":\""
                + action
                + "\",\"value\":\""
                + value
                + "\",\"action_ts\":\""
                + AT
                + "\"}]}";
    }

    private static String submission(String reason) {
        return "{\"type\":\"view_submission\",\"user\":{\"id\":\"U0MORGAN\"},\"team\":{\"id\":\"T1\"},"
                + "\"view\":{\"id\":\"V0FORM\",\"callback_id\":\""
                + Forms.DENY
                + "\",\"private_metadata\":\""
                + SEEN
                + "\",\"state\":{\"values\":{\"reason\":{\"reason\":{\"type\":\"plain_text_input\",\"value\":"
                + reason
                + "}}}}}}";
    }

    private static String form(String payload) {
        return "payload=" + URLEncoder.encode(payload, UTF_8);
    }

    private String now(long more) {
        return Long.toString(company.account.clock.instant().getEpochSecond() + more);
    }

    private APIGatewayV2HTTPResponse signed(String body) {
        byte[] bytes = body.getBytes(ISO_8859_1);
        return send(bytes, now(0), sign(KEY, now(0), bytes), true);
    }

    private APIGatewayV2HTTPResponse send(
            byte[] body, String time, String signature, boolean base64) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded");
        if (!time.isEmpty()) {
            headers.put("x-slack-request-timestamp", time);
        }
        if (!signature.isEmpty()) {
            headers.put("x-slack-signature", signature);
        }
        return api.handle(
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /hooks/slack")
                        .withHeaders(headers)
                        .withBody(
                                base64
                                        ? Base64.getEncoder().encodeToString(body)
                                        : new String(body, ISO_8859_1))
                        .withIsBase64Encoded(base64)
                        .build());
    }

    private static String sign(String key, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            mac.update(("v0:" + time + ":").getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
