package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Inbox;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.client.Wishes;
import java.util.List;
import java.util.Map;

/** An OAuth client: asked for, approved by two people, made, proven, handed over, used. */
final class OauthClientLife {
    private final Stage stage;
    private String requestId = "";
    private String credentialId = "";
    private String clientId = "";
    private String secret = "";

    OauthClientLife(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.story.chapter("An OAuth client, until 20 November 2026");
        asks("2026-11-20");
        selfApproval();
        approvals(stage.sasha, "Sasha");
        handedOver();
        used();
        confirmed();
    }

    private void asks(String removalDate) {
        String issue = stage.opensIssue(stage.riley, "Nightly export of tickets");
        Reply reply = stage.riley.post("/requests", Wishes.client(issue, removalDate));
        requestId = reply.get("id");
        stage.story
                .step("Riley", "asks again, for an OAuth client limited to tickets:read")
                .expect("status", 201, reply.status())
                .expect("state", "AWAITING_MANAGER", reply.get("state"))
                .expect("waits for", List.of("morgan@example.com"), waitingFor(reply))
                .so("Recorded; it waits for Riley's manager, Morgan.");
        stage.settle();
    }

    private static List<String> waitingFor(Reply reply) {
        return Replies.texts(reply.json().path("waitingFor"));
    }

    private void selfApproval() {
        Reply reply = decide(stage.riley, requestId);
        stage.story
                .step("Riley", "tries to approve it")
                .expect("status", 403, reply.status())
                .so("Refused: " + reply.get("detail"));
    }

    private Reply decide(Person person, String request) {
        return stage.api
                .as(person.email())
                .post("/requests/" + request + "/decisions", Map.of("decision", "APPROVE"));
    }

    private void approvals(Person second, String name) {
        stage.clockTo("2026-10-05T13:20:00Z");
        stage.story
                .step("Morgan", "is asked in Slack")
                .expect(
                        "the message names the purpose",
                        stage.morgan.inbox().says("Nightly export"))
                .so("The message says who asks, what for, and until when.");
        Reply first = decide(stage.morgan, requestId);
        stage.story
                .step("Morgan", "approves as the manager")
                .expect("status", 200, first.status())
                .expect("state", "AWAITING_SUPPORT_OPS", first.get("state"))
                .so("It goes on to the Support Ops managers.");
        stage.settle();
        stage.clockTo("2026-10-05T15:05:00Z");
        Reply both = decide(second, requestId);
        stage.story
                .step(name, "approves as a Support Ops manager")
                .expect("status", 200, both.status())
                .expect("state", "APPROVED", both.get("state"))
                .so("Two people have approved, neither of them Riley.");
        stage.settle();
    }

    private void handedOver() {
        Reply request = stage.riley.get("/requests/" + requestId);
        credentialId = request.get("credentialId");
        Reply credential = stage.riley.get("/credentials/" + credentialId);
        stage.story
                .step("Tokenward", "makes the client in Zendesk, and proves that it is limited")
                .expect("state of the request", "ISSUED", request.get("state"))
                .expect("status of the credential", "ACTIVE", credential.get("status"))
                .expect(
                        "Zendesk has a client of this name",
                        Replies.clientNamed(stage, credential.get("name")))
                .so("In Zendesk it is called '" + credential.get("name") + "'.");
        Inbox inbox = stage.riley.inbox();
        clientId = inbox.clientId().orElse("");
        secret = inbox.value().orElse("");
        stage.story
                .step("Riley", "receives it as a direct message in Slack")
                .expect("the message holds a client id and a secret", !clientId.isEmpty())
                .expect("the message holds a secret", !secret.isEmpty())
                .so("Client id " + clientId + ", and a secret that nobody else has seen.");
    }

    private void used() {
        Reply minted = stage.zendesk.mint(clientId, secret, "tickets:read");
        String token = minted.get("access_token");
        Reply read = stage.zendesk.get("/api/v2/tickets", token);
        stage.story
                .step("Riley", "uses it in Zendesk: reads tickets")
                .expect("status of the token", 200, minted.status())
                .expect("status of the list", 200, read.status())
                .so("It works.");
        Reply write = stage.zendesk.post("/api/v2/tickets", token);
        Reply more = stage.zendesk.mint(clientId, secret, "users:read");
        stage.story
                .step("Riley", "tries what was not approved: writes a ticket, asks for more scopes")
                .expect("status of the write", 403, write.status())
                .expect("status of the wider token", 400, more.status())
                .so("Zendesk refuses both.");
    }

    private void confirmed() {
        Reply receipt = stage.riley.post("/credentials/" + credentialId + "/receipt", Map.of());
        stage.settle();
        stage.story
                .step("Riley", "confirms that it has arrived")
                .expect("status", 200, receipt.status())
                .expect("the secret is out of Slack", !stage.riley.inbox().says(secret))
                .so("The secret is taken out of the Slack message.");
    }

    String requestId() {
        return requestId;
    }

    String credentialId() {
        return credentialId;
    }

    /** Whether the client still lets its holder in. */
    boolean lives() {
        return stage.zendesk.mint(clientId, secret, "tickets:read").status() == 200;
    }
}
