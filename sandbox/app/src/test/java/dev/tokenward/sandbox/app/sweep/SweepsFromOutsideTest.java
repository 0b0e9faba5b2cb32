package dev.tokenward.sandbox.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole path of a run that asks, under the rights that the template gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepsFromOutsideTest {
    private final Sandbox sandbox =
            Sandbox.start(
                    SandboxOptions.of(Repository.template())
                            .clock(Instant.parse("2026-11-25T09:00:00Z"))
                            .setting("SWEEP_MAX_REVOCATIONS", "1")
                            .withoutSchedules());
    private final Caller api = new Caller(sandbox.address());
    private final Person sasha = api.as("sasha@example.com");

    @AfterAll
    void end() {
        sandbox.close();
    }

    private void issued(String target) {
        Reply asked =
                api.as("quinn@example.com")
                        .post(
                                "/requests",
                                Map.of(
                                        "category", "TARGET",
                                        "kind", "OAUTH_CLIENT",
                                        "target", target,
                                        "purpose", "It shows open incidents",
                                        "removalDate", "2026-11-30",
                                        "needsAdmin", true,
                                        "adminReason", "Reads across groups",
                                        "scopes", List.of("tickets:read")));
        assertThat(asked.status()).isEqualTo(201);
        sasha.post(
                "/requests/" + asked.get("id") + "/decisions",
                Map.of("decision", "APPROVE", "reason", "So it is"));
        assertThat(sandbox.quiesce(Duration.ofSeconds(20))).isTrue();
    }

    private long alive() {
        return sasha.get("/credentials?view=all&status=ACTIVE").json().path("items").size();
    }

    @Test
    void aRunThatWouldDeleteTooMuchAsksAndGoesOnAfterAYes() {
        issued("Status page");
        issued("Second page");
        issued("Third page");
        api.clockTo(Instant.parse("2026-12-01T06:00:00Z"));

        Reply look = sasha.post("/sweeps", Map.of("dryRun", true));
        assertThat(look.status()).as("%s", look.text()).isEqualTo(200);
        assertThat(look.json().path("dryRun").asBoolean()).isTrue();
        assertThat(look.json().path("counts").path("revoked").asInt()).isEqualTo(1);
        assertThat(look.text()).doesNotContain(" failed (");
        assertThat(alive()).isEqualTo(3);

        api.sweep();

        assertThat(alive()).isEqualTo(2);
        JsonNode seen = sasha.get("/sweeps").json();
        assertThat(seen.at("/items/0/complete").asBoolean(true)).isFalse();
        assertThat(seen.at("/asks/waiting").asInt()).isEqualTo(2);
        String ask = seen.at("/asks/id").asText();
        assertThat(sasha.inbox().messages())
                .anyMatch(m -> m.contains("asks before it deletes more") && m.contains(ask));

        assertThat(sasha.post("/sweeps", Map.of("confirm", ask)).get("confirmedBy"))
                .isEqualTo("sasha@example.com");
        api.sweep();

        assertThat(alive()).isZero();
        assertThat(sasha.get("/sweeps").json().path("asks").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sasha, '{}', 422",
        "sasha, '{\"dryRun\":false}', 422",
        "sasha, '{\"dryRun\":true,\"confirm\":\"ask_1\"}', 422",
        "sasha, '{\"dryRun\":true,\"mode\":\"daily\"}', 422",
        "sasha, '{\"dryRun\":\"yes\"}', 422",
        "sasha, '{\"confirm\":\"ask_1\"}', 409",
        "sasha, '', 400",
        "quinn, '{\"dryRun\":true}', 403",
        "avery, '{\"confirm\":\"ask_1\"}', 403"
    })
    void whoMayNotOrAsksWronglyIsTold(String person, String body, int status) {
        Reply answer = api.as(person + "@example.com").send("POST", "/sweeps", body, Map.of());
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(status);
    }

    @Test
    void onlySupportOpsManagersSeeTheRuns() {
        for (String person : List.of("riley", "quinn", "avery")) {
            assertThat(api.as(person + "@example.com").get("/sweeps").status()).isEqualTo(403);
        }
        assertThat(sasha.get("/sweeps?limit=1000").status()).isEqualTo(400);
    }
}
