package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.Service;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.gitlab.Note;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A sandbox of the tests' own, and what its people do there. */
public final class House implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    public static final String RILEY = "riley@example.com";
    public static final String MORGAN = "morgan@example.com";
    public static final String SASHA = "sasha@example.com";
    public static final String QUINN = "quinn@example.com";
    public static final String AVERY = "avery@example.com";
    public static final String PROJECT = "acme/access-requests";

    /** The text of an issue that asks for what {@link #body} asks for. */
    public static final String ISSUE =
            """
            ## Purpose

            Nightly export of solved tickets.

            ## Removal date

            2027-03-31

            ## Category

            PERSON

            ## Kind

            OAUTH_CLIENT

            ## Scopes

            tickets:read

            ## Why an administrator is needed

            The audit events are visible to administrators only.
            """;

    public final Sandbox sandbox;
    public final Caller api;

    public House() {
        this(options -> options);
    }

    public House(UnaryOperator<SandboxOptions> change) {
        sandbox =
                Sandbox.start(
                        change.apply(
                                SandboxOptions.of(Repository.template())
                                        .clock(START)
                                        .withoutSchedules()));
        api = new Caller(sandbox.address());
    }

    /** A request of Riley's that nothing is wrong with, to be changed. */
    public static Map<String, Object> body(String issue) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("category", "PERSON");
        body.put("kind", "OAUTH_CLIENT");
        body.put("purpose", "Exports the tickets every night");
        body.put("removalDate", "2027-03-31");
        body.put("issue", issue);
        body.put("needsAdmin", true);
        body.put("adminReason", "Reads the tickets of every brand");
        body.put("scopes", List.of("tickets:read"));
        return body;
    }

    /** Riley opens an issue in the simulated GitLab. */
    public String issue() {
        URI gitlab = Optional.ofNullable(sandbox.services().get(Service.GITLAB)).orElseThrow();
        return issue(gitlab);
    }

    public static String issue(URI gitlab) {
        Reply opened =
                new Caller(gitlab)
                        .send(
                                "POST",
                                "/api/v4/projects/acme%2Faccess-requests/issues",
                                Map.of("title", "Access for the export"),
                                Map.of("PRIVATE-TOKEN", GitLabAccess.tokenOf("riley")));
        assertThat(opened.status()).isEqualTo(201);
        return opened.get("web_url");
    }

    /** Riley asks, with an issue of its own; answers with the request's id. */
    public String ask() {
        Reply asked = api.as(RILEY).post("/requests", body(issue()));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        settle();
        return asked.get("id");
    }

    /** Both say yes. */
    public void approve(String request) {
        for (String approver : List.of(MORGAN, SASHA)) {
            Reply decided =
                    api.as(approver)
                            .post(
                                    "/requests/" + request + "/decisions",
                                    Map.of("decision", "APPROVE"));
            assertThat(decided.status()).as(decided.text()).isEqualTo(200);
            settle();
        }
    }

    public String state(String request) {
        return state(RILEY, request);
    }

    public String state(String requester, String request) {
        return api.as(requester).get("/requests/" + request).get("state");
    }

    public Reply decide(String approver, String request) {
        return api.as(approver)
                .post("/requests/" + request + "/decisions", Map.of("decision", "APPROVE"));
    }

    /** As before the first file: nobody is in the directory. */
    public House withoutDirectory() {
        sandbox.dynamo()
                .deleteItem(d ->
                        d.tableName(sandbox.tableName())
                                .key(
                                        Map.of(
                                                "pk", AttributeValue.fromS("PEOPLE"),
                                                "sk", AttributeValue.fromS("CURRENT"))));
        return this;
    }

    /** Sasha sends a file of people. */
    public Reply putPeople(String csv) {
        return api.as(SASHA).send("PUT", "/people", csv, Map.of("Content-Type", "text/csv"));
    }

    /** Somebody opens an issue. */
    public String issueOf(String username) {
        GitLabSimulator gitlab = sandbox.gitlab().orElseThrow();
        long number = gitlab.open(PROJECT, username, "Access", Optional.empty());
        return gitlab.root() + "/" + PROJECT + "/-/issues/" + number;
    }

    public boolean isOpen(String link) {
        return sandbox.gitlab().orElseThrow().issue(PROJECT, number(link)).open();
    }

    /** What was said on an issue, in one text. */
    public String comments(String link) {
        return sandbox.gitlab().orElseThrow().notes(PROJECT, number(link)).stream()
                .map(Note::body)
                .collect(Collectors.joining("\n"));
    }

    private static long number(String link) {
        return Long.parseLong(link.substring(link.lastIndexOf('/') + 1));
    }

    public void settle() {
        assertThat(sandbox.quiesce(Duration.ofSeconds(30))).isTrue();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
