package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.client.Wishes;
import java.util.List;
import java.util.Map;

/** An API token for a Zendesk target, on an account that still lets one be made; and its end. */
final class ApiTokenLife {
    private static final String NAME = "Target - Status page";

    private final Stage stage;
    private String credentialId = "";
    private String value = "";

    ApiTokenLife(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.story.chapter("An API token for a Zendesk target, until 29 October 2026");
        stage.clockTo("2026-10-06T08:30:00Z");
        asks();
        handedOver();
        redacted();
        reminded();
    }

    private void asks() {
        Reply reply = stage.quinn.post("/requests", Wishes.token("Status page", "2026-10-29"));
        stage.story
                .step("Quinn", "of Support Ops asks for an API token for the target Status page")
                .expect("status", 201, reply.status())
                .expect("state", "AWAITING_SUPPORT_OPS", reply.get("state"))
                .so("No issue is needed for a target; a Support Ops manager alone decides.");
        stage.settle();
        Reply approved =
                stage.devon.post(
                        "/requests/" + reply.get("id") + "/decisions",
                        Map.of("decision", "APPROVE"));
        stage.story
                .step("Devon", "approves")
                .expect("status", 200, approved.status())
                .expect("state", "APPROVED", approved.get("state"))
                .so("The account still lets API tokens be made: it is the 6th of October.");
        stage.settle();
        credentialId = stage.quinn.get("/requests/" + reply.get("id")).get("credentialId");
    }

    private void handedOver() {
        Reply credential = stage.quinn.get("/credentials/" + credentialId);
        value = stage.quinn.inbox().value().orElse("");
        Reply use = stage.zendesk.getWithApiToken("/api/v2/users/me", "quinn@example.com", value);
        stage.story
                .step("Quinn", "receives it in Slack and uses it")
                .expect("status of the credential", "ACTIVE", credential.get("status"))
                .expect("name", NAME, credential.get("name"))
                .expect("Zendesk has a token of this name", Replies.apiTokenNamed(stage, NAME))
                .expect("a value was handed over", !value.isEmpty())
                .expect("status of the call", 200, use.status())
                .so("It works. In Zendesk it is called '" + NAME + "'.");
    }

    private void redacted() {
        Reply report = stage.sweepAt("2026-10-07T08:45:00Z");
        stage.story
                .step("Tokenward", "looks a day later: nobody has confirmed the receipt")
                .expect("redactions", 1, report.json().path("redactionsOrdered").asInt())
                .expect("the value is out of Slack", !stage.quinn.inbox().says(value))
                .so("The value is taken out of the message all the same.");
    }

    private void reminded() {
        int before = stage.quinn.inbox().size();
        Reply report = stage.sweepAt("2026-10-22T06:00:00Z");
        stage.story
                .step("Tokenward", "sweeps a week before the end")
                .expect(
                        "reminders, Riley's of 30 days among them",
                        2,
                        report.json().path("reminded").asInt())
                .expect("Quinn got one message", before + 1, stage.quinn.inbox().size())
                .so(
                        "Quinn is reminded: 7 days are left, and one message though those of 30 and 14 days were"
                                + " passed by. Riley, whose client ends in 29 days, is reminded too.");
    }

    /** The day on which Zendesk closes the creation of API tokens. */
    void cutOff() {
        stage.story.chapter("Zendesk closes the creation of API tokens, 27 October 2026");
        stage.clockTo("2026-10-27T09:15:00Z");
        Reply reply = stage.quinn.post("/requests", Wishes.token("Phone list", "2026-12-31"));
        stage.story
                .step("Quinn", "asks for another API token")
                .expect("status", 422, reply.status())
                .expect("faulty fields", List.of("kind"), reply.faultyFields())
                .expect("the way out is named", reply.fault("kind").contains("OAUTH_CLIENT"))
                .so("Refused, with the way out: " + reply.fault("kind"));
        stage.story
                .step("Quinn", "still uses the one made before")
                .expect("status of the call", 200, use().status())
                .so("It works until its end.");
    }

    private Reply use() {
        return stage.zendesk.getWithApiToken("/api/v2/users/me", "quinn@example.com", value);
    }

    /** The sweep on the morning after the token's last day. */
    void ends() {
        stage.sweepAt("2026-10-29T23:59:00Z");
        stage.story
                .step("Quinn", "uses it in the last minute of its last day")
                .expect("status of the call", 200, use().status())
                .so("It works.");
        Reply report = stage.sweepAt("2026-10-30T06:00:00Z");
        Reply credential = stage.quinn.get("/credentials/" + credentialId);
        stage.story
                .step("Tokenward", "sweeps on the next morning")
                .expect("revoked", 1, report.json().path("revoked").asInt())
                .expect("status of the credential", "REVOKED", credential.get("status"))
                .expect("Zendesk has no such token", !Replies.apiTokenNamed(stage, NAME))
                .expect("status of a call with it", 401, use().status())
                .so("The token is deactivated, deleted, and verified to be gone.");
    }
}
