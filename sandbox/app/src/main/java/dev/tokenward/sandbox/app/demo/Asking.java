package dev.tokenward.sandbox.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import java.util.List;
import java.util.Map;

/** What is not let through: a faulty request, one that needs no administrator. */
final class Asking {
    private final Stage stage;

    Asking(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.story.chapter("Asking");
        withoutPurposeAndDate();
        withoutNeedOfAnAdministrator();
    }

    private void withoutPurposeAndDate() {
        Reply reply =
                stage.riley.post(
                        "/requests",
                        Map.of(
                                "category",
                                "PERSON",
                                "kind",
                                "OAUTH_CLIENT",
                                "needsAdmin",
                                true,
                                "adminReason",
                                "Reads the tickets of every brand",
                                "scopes",
                                List.of("tickets:read"),
                                "issue",
                                stage.opensIssue(stage.riley, "Access for the export")));
        stage.story
                .step("Riley", "asks for a credential, but says neither what for nor until when")
                .expect("status", 422, reply.status())
                .expect("faulty fields", List.of("purpose", "removalDate"), reply.faultyFields())
                .so(
                        "Refused, nothing stored, both faults at once: "
                                + reply.fault("purpose")
                                + " "
                                + reply.fault("removalDate"));
        stage.story
                .step("Riley", "looks at the own requests")
                .expect("requests", 0, stage.riley.get("/requests").json().path("items").size())
                .so("There is none.");
    }

    private void withoutNeedOfAnAdministrator() {
        String issue = stage.opensIssue(stage.riley, "Access to my own tickets");
        Reply reply =
                stage.riley.post(
                        "/requests",
                        Map.of(
                                "category",
                                "PERSON",
                                "kind",
                                "OAUTH_CLIENT",
                                "purpose",
                                "A list of the tickets that are assigned to me",
                                "removalDate",
                                "2026-12-31",
                                "issue",
                                issue,
                                "needsAdmin",
                                false,
                                "scopes",
                                List.of("tickets:read")));
        stage.story
                .step("Riley", "asks for one that needs no administrator")
                .expect("status", 201, reply.status())
                .expect("state", "DENIED", reply.get("state"))
                .expect("guidance is given", !reply.get("guidance").isEmpty())
                .so("Denied, with the way that fits: " + reply.get("guidance"));
        stage.settle();
        JsonNode seen = stage.issue(stage.riley, issue);
        String comments = stage.comments(stage.riley, issue);
        stage.story
                .step("Tokenward", "tells it on GitLab, issue #" + Stage.number(issue))
                .expect("state of the issue", "closed", seen.path("state").asText())
                .expect(
                        "the comment names the way that fits",
                        comments.contains("bound to your own Zendesk user"))
                .so("A comment with the same words; the issue is closed.");
    }
}
