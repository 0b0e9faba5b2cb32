package dev.tokenward.sandbox.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.Service;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What all chapters share: the people, the systems around them, and the clock. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROJECT = "/api/v4/projects/acme%2Faccess-requests/issues";

    final Story story;
    final Caller api;
    final Person riley;
    final Person morgan;
    final Person sasha;
    final Person devon;
    final Person quinn;
    final Person avery;
    final ZendeskUser zendesk;
    private final Sandbox sandbox;
    private final Caller gitlab;

    Stage(Sandbox sandbox, Story story) {
        this.sandbox = sandbox;
        this.story = story;
        api = new Caller(sandbox.address());
        riley = api.as("riley@example.com");
        morgan = api.as("morgan@example.com");
        sasha = api.as("sasha@example.com");
        devon = api.as("devon@example.com");
        quinn = api.as("quinn@example.com");
        avery = api.as("avery@example.com");
        zendesk = new ZendeskUser(address(Service.ZENDESK));
        gitlab = new Caller(address(Service.GITLAB));
    }

    private URI address(Service service) {
        return Optional.ofNullable(sandbox.services().get(service)).orElseThrow();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Opens an access-request issue as this person and answers with its link. */
    String opensIssue(Person person, String title) {
        return opensIssue(person, title, "");
    }

    /** The same with a description, which may be a request by itself. */
    String opensIssue(Person person, String title, String description) {
        Reply answer =
                gitlab.send(
                        "POST",
                        PROJECT,
                        Map.of("title", title, "description", description),
                        gitLabToken(person));
        if (answer.status() != 201) {
            throw new StoryBroken("opening an issue", "HTTP 201", answer.toString());
        }
        return answer.get("web_url");
    }

    /** An issue as this person sees it. */
    JsonNode issue(Person person, String link) {
        return gitlab.get(PROJECT + "/" + number(link), gitLabToken(person)).json();
    }

    /** What was said on an issue, in one text. */
    String comments(Person person, String link) {
        StringBuilder all = new StringBuilder();
        gitlab.get(PROJECT + "/" + number(link) + "/notes", gitLabToken(person))
                .json()
                .forEach(note -> all.append(note.path("body").asText()).append('\n'));
        return all.toString();
    }

    /** The first line of each comment, oldest first. */
    String headlines(Person person, String link) {
        StringBuilder all = new StringBuilder();
        gitlab.get(PROJECT + "/" + number(link) + "/notes?sort=asc", gitLabToken(person))
                .json()
                .forEach(note -> {
                    if (!note.path("system").asBoolean()) {
                        String first = note.path("body").asText().lines().findFirst().orElse("");
                        all.append(first.replace("**", "")).append('\n');
                    }
                });
        return all.toString();
    }

    /** The request that hangs on an issue. */
    String requestOf(Person person, String link) {
        for (JsonNode request : person.get("/requests").json().path("items")) {
            if (request.path("issue").asText().equals(link)) {
                return request.path("id").asText();
            }
        }
        throw new StoryBroken("looking for the request of " + link, "one", "none");
    }

    static String number(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static Map<String, String> gitLabToken(Person person) {
        String username = person.email().substring(0, person.email().indexOf('@'));
        return Map.of("PRIVATE-TOKEN", GitLabAccess.tokenOf(username));
    }

    /** Waits until what was done has led to whatever it leads to. */
    void settle() {
        if (!sandbox.quiesce(PATIENCE)) {
            throw new StoryBroken(
                    "waiting", "an end within " + PATIENCE.toSeconds() + " s", "none");
        }
    }

    /** Moves the clock of everything, and lets the daily sweep run at that time. */
    Reply sweepAt(String instant) {
        clockTo(instant);
        Reply report = api.sweep();
        if (report.status() != 200) {
            throw new StoryBroken("the daily sweep", "HTTP 200", report.toString());
        }
        settle();
        return report;
    }

    void clockTo(String instant) {
        Reply answer = api.clockTo(Instant.parse(instant));
        if (answer.status() != 200) {
            throw new StoryBroken("moving the clock to " + instant, "HTTP 200", answer.text());
        }
    }
}
