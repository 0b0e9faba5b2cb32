package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.Service;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A sandbox of the tests' own, and what its people do there. */
final class House implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    static final String RILEY = "riley@example.com";
    static final String MORGAN = "morgan@example.com";
    static final String SASHA = "sasha@example.com";

    final Sandbox sandbox;
    final Caller api;

    House() {
        this(options -> options);
    }

    House(UnaryOperator<SandboxOptions> change) {
        sandbox =
                Sandbox.start(
                        change.apply(
                                SandboxOptions.of(Repository.template())
                                        .clock(START)
                                        .withoutSchedules()));
        api = new Caller(sandbox.address());
    }

    /** A request of Riley's that nothing is wrong with, to be changed. */
    static Map<String, Object> body(String issue) {
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
    String issue() {
        URI gitlab = Optional.ofNullable(sandbox.services().get(Service.GITLAB)).orElseThrow();
        return issue(gitlab);
    }

    static String issue(URI gitlab) {
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
    String ask() {
        Reply asked = api.as(RILEY).post("/requests", body(issue()));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        settle();
        return asked.get("id");
    }

    /** Both say yes. */
    void approve(String request) {
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

    String state(String request) {
        return api.as(RILEY).get("/requests/" + request).get("state");
    }

    void settle() {
        assertThat(sandbox.quiesce(Duration.ofSeconds(30))).isTrue();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
