package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Inbox;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import java.util.List;
import java.util.Map;

/** Nobody fills in a form of ours: an issue asks, two buttons decide, comments tell. */
final class FromAnIssue {
    private static final String DESCRIPTION =
            """
            ## Purpose

            Check for a week whether the new macros are used

            ## Removal date

            2026-10-12

            ## Category

            - [x] PERSON: for me
            - [ ] TARGET: for a Zendesk target (Support Operations only)

            ## Kind

            - [x] OAUTH_CLIENT: an OAuth client, limited to the scopes below

            ## Scopes

            - macros:read

            ## Why an administrator is needed

            Only administrators see the macros of every group.
            """;
    private static final String RECEIVED = "I have it: take the value out of this message";

    private final Stage stage;
    private String issue = "";
    private String requestId = "";

    FromAnIssue(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.story.chapter("An issue asks, two buttons decide, until 12 October 2026");
        opens();
        pressed(
                stage.morgan,
                "Morgan",
                "AWAITING_SUPPORT_OPS",
                "It goes on to the Support Ops managers.");
        pressed(
                stage.sasha,
                "Sasha",
                "APPROVED",
                "Two people have approved, neither of them Riley.");
        tooLate();
        received();
        handedBack();
    }

    private void opens() {
        stage.clockTo("2026-10-05T16:10:00Z");
        issue = stage.opensIssue(stage.riley, "Are the new macros used?", DESCRIPTION);
        stage.settle();
        requestId = stage.requestOf(stage.riley, issue);
        Reply request = request();
        stage.story
                .step(
                        "Riley",
                        "opens issue #"
                                + Stage.number(issue)
                                + " from the template, and does nothing else")
                .expect("state of the request", "AWAITING_MANAGER", request.get("state"))
                .expect(
                        "scopes",
                        List.of("macros:read"),
                        Replies.texts(request.json().path("scopes")))
                .expect("the issue is commented", comments().contains("Request received"))
                .so("Tokenward reads it, comments \"Request received\", and asks Morgan.");
        stage.story.shows("Morgan sees", stage.morgan.inbox().newest());
    }

    private void pressed(Person person, String name, String state, String outcome) {
        Reply answer = person.press("Approve");
        stage.settle();
        stage.story
                .step(name, "presses Approve in Slack")
                .expect("status that Slack sees", 200, answer.json().path("status").asInt())
                .expect("it was decided", true, isPast(state))
                .expect("no button is left", false, person.inbox().newest().contains("[ Approve ]"))
                .so(outcome);
    }

    /** The last approval leads to the credential at once. */
    private boolean isPast(String state) {
        String now = request().get("state");
        return now.equals(state) || (state.equals("APPROVED") && now.equals("ISSUED"));
    }

    private Reply request() {
        return stage.riley.get("/requests/" + requestId);
    }

    private void tooLate() {
        Reply answer = stage.devon.press("Approve");
        stage.story
                .step("Devon", "was asked too, and looks for the button")
                .expect("status", 404, answer.status())
                .expect("the message names who decided", stage.devon.inbox().says("Sasha Kim"))
                .so("There is none any more: the message says that Sasha has decided.");
    }

    private void received() {
        Inbox before = stage.riley.inbox();
        String value = before.value().orElse("");
        Reply answer = stage.riley.press(RECEIVED);
        stage.settle();
        stage.story
                .step(
                        "Riley",
                        "reads the credential in Slack, puts it away, and presses the button under it")
                .expect("a value was handed over", !value.isEmpty())
                .expect("status that Slack sees", 200, answer.json().path("status").asInt())
                .expect("the value is out of Slack", !stage.riley.inbox().says(value))
                .so("The value is taken out of the message.");
    }

    private void handedBack() {
        stage.clockTo("2026-10-05T18:00:00Z");
        String credential = request().get("credentialId");
        String name = stage.riley.get("/credentials/" + credential).get("name");
        Reply answer =
                stage.riley.post(
                        "/credentials/" + credential + "/revocation", Map.of("confirm", name));
        stage.settle();
        String state = stage.issue(stage.riley, issue).path("state").asText();
        stage.story
                .step("Riley", "needs it no more and hands it back")
                .expect("status", "REVOKED", answer.get("status"))
                .expect("state of the issue", "closed", state)
                .expect("the last comment tells it", comments().contains("deleted"))
                .so("It is deleted; the issue has the whole story in its comments and is closed.");
        stage.story.shows(
                "Issue #" + Stage.number(issue) + " says", stage.headlines(stage.riley, issue));
    }

    private String comments() {
        return stage.comments(stage.riley, issue);
    }
}
