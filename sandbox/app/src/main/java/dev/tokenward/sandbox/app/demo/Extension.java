package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Inbox;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.client.Wishes;
import java.util.Map;

/** An extension: a new request, a new credential; the old one still ends on its day. */
final class Extension {
    private final Stage stage;
    private final OauthClientLife old;
    private String credentialId = "";
    private String clientId = "";
    private String secret = "";

    Extension(Stage stage, OauthClientLife old) {
        this.stage = stage;
        this.old = old;
    }

    void play() {
        stage.story.chapter("More time: an extension until 15 January 2027");
        reminded();
        asks();
        handedOver();
        oldOneEnds();
    }

    private void reminded() {
        Reply report = stage.sweepAt("2026-11-06T06:00:00Z");
        stage.story
                .step("Tokenward", "sweeps two weeks before the end of Riley's client")
                .expect("reminders", 1, report.json().path("reminded").asInt())
                .so("Riley is reminded, with the ways to extend it and to hand it back.");
    }

    private void asks() {
        stage.clockTo("2026-11-09T10:00:00Z");
        String issue = stage.opensIssue(stage.riley, "Nightly export of tickets, longer");
        Reply reply =
                stage.riley.post(
                        "/requests/" + old.requestId() + "/extension",
                        Wishes.client(issue, "2027-01-15"));
        stage.story
                .step("Riley", "opens a new issue and asks for an extension")
                .expect("status", 201, reply.status())
                .expect("state", "AWAITING_MANAGER", reply.get("state"))
                .expect("replaces", old.credentialId(), reply.get("replaces"))
                .so("A new request, decided like any other.");
        stage.settle();
        String path = "/requests/" + reply.get("id") + "/decisions";
        Reply first = stage.morgan.post(path, Map.of("decision", "APPROVE"));
        stage.settle();
        Reply second = stage.devon.post(path, Map.of("decision", "APPROVE"));
        stage.story
                .step("Morgan", "approves, and after her Devon")
                .expect("status of the first", 200, first.status())
                .expect("status of the second", 200, second.status())
                .expect("state", "APPROVED", second.get("state"))
                .so("Two people again.");
        stage.settle();
        credentialId = stage.riley.get("/requests/" + reply.get("id")).get("credentialId");
    }

    private void handedOver() {
        Inbox inbox = stage.riley.inbox();
        clientId = inbox.clientId().orElse("");
        secret = inbox.value().orElse("");
        stage.story
                .step("Riley", "receives a new client and confirms it")
                .expect("the new one lets Riley in", lives())
                .expect("the old one too, until its end", old.lives())
                .expect(
                        "status",
                        200,
                        stage.riley
                                .post("/credentials/" + credentialId + "/receipt", Map.of())
                                .status())
                .so("A credential of its own; the old one goes on until its day.");
        stage.settle();
    }

    private void oldOneEnds() {
        Reply report = stage.sweepAt("2026-11-21T06:00:00Z");
        stage.story
                .step("Tokenward", "sweeps on the day after the old one's last day")
                .expect("revoked", 1, report.json().path("revoked").asInt())
                .expect(
                        "status of the old credential",
                        "REVOKED",
                        stage.riley.get("/credentials/" + old.credentialId()).get("status"))
                .expect("the old client lets nobody in", !old.lives())
                .expect("the new one does", lives())
                .so("The old client is deleted, its secret changed first; the new one stays.");
    }

    private boolean lives() {
        return stage.zendesk.mint(clientId, secret, "tickets:read").status() == 200;
    }

    /** The end of everything. */
    void ends() {
        stage.story.chapter("The end, 15 January 2027");
        String token = stage.zendesk.mint(clientId, secret, "tickets:read").get("access_token");
        stage.sweepAt("2027-01-15T06:00:00Z");
        stage.story
                .step("Tokenward", "sweeps on the last day")
                .expect("the client lets Riley in", lives())
                .so("Nothing is deleted: the day belongs to Riley.");
        stage.clockTo("2027-01-15T23:58:00Z");
        String fresh = stage.zendesk.mint(clientId, secret, "tickets:read").get("access_token");
        Reply report = stage.sweepAt("2027-01-16T00:00:00.250Z");
        stage.story
                .step("Tokenward", "sweeps when the day is over")
                .expect("revoked", 1, report.json().path("revoked").asInt())
                .expect(
                        "status of the credential",
                        "REVOKED",
                        stage.riley.get("/credentials/" + credentialId).get("status"))
                .expect("the client lets nobody in", !lives())
                .expect(
                        "status of a token that was still good",
                        401,
                        stage.zendesk.get("/api/v2/tickets", fresh).status())
                .expect(
                        "status of an older one",
                        401,
                        stage.zendesk.get("/api/v2/tickets", token).status())
                .so("The client is deleted, with every token that was minted by it.");
    }
}
