package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Inbox;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code --data} keeps everything: table, secrets, clock, identity provider, and what is outside.
 */
class DataSurvivesKillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path directory;

    private Program sandbox() {
        return Program.sandbox(directory, "--data", directory.resolve("data").toString());
    }

    private Program firstSandbox() {
        return Program.sandbox(
                directory,
                "--clock",
                House.START.toString(),
                "--data",
                directory.resolve("data").toString());
    }

    /** What a simulator keeps. */
    private static JsonNode kept(Program program, String service) throws IOException {
        URI root = program.address(service).resolve("/_sim/state");
        return JSON.readTree(new Caller(root).get("", Map.of()).text());
    }

    private static String ask(Program program) {
        Reply asked =
                program.api()
                        .as(House.RILEY)
                        .post("/requests", House.body(House.issue(program.address("gitlab"))));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.get("id");
    }

    private static void approve(Program program, String approver, String request) {
        Reply decided =
                program.api()
                        .as(approver)
                        .post("/requests/" + request + "/decisions", Map.of("decision", "APPROVE"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    private static String state(Program program, String request) {
        return program.api().as(House.RILEY).get("/requests/" + request).get("state");
    }

    @Test
    void whatWasThereBeforeTheKillIsThereAfterIt() throws Exception {
        Program first = firstSandbox();
        String request = ask(first);
        approve(first, House.MORGAN, request);
        first.api().advance("P3D");
        Instant clock = Instant.parse(first.api().get("/sandbox/clock", Map.of()).get("now"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> first.api().inbox(House.SASHA).says("Riley Doe"));
        Reply before = first.api().as(House.RILEY).get("/requests/" + request);
        JsonNode people = first.api().as(House.SASHA).get("/people").json();
        String issued = first.api().token(House.RILEY);
        Inbox inbox = first.api().inbox(House.SASHA);

        first.kill();
        Program second = sandbox();
        try {
            Caller api = second.api();
            Map<String, String> earlier = Map.of("Authorization", "Bearer " + issued);
            assertThat(api.get("/requests/" + request, earlier).json())
                    .as("by a token of the time before")
                    .isEqualTo(before.json());
            assertThat(api.as(House.SASHA).get("/people").json()).isEqualTo(people);
            assertThat(api.inbox(House.SASHA).messages()).isEqualTo(inbox.messages());
            assertThat(Instant.parse(api.get("/sandbox/clock", Map.of()).get("now")))
                    .isAfterOrEqualTo(clock);
            assertThat(before.get("issue")).startsWith(second.address("gitlab").toString());

            approve(second, House.SASHA, request);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> state(second, request).equals("ISSUED"));
            assertThat(api.inbox(House.RILEY).value()).isPresent();
        } finally {
            second.stop();
        }
    }

    /** Real milliseconds after the second approval: somewhere in the issuance. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300})
    void issuanceThatTheKillInterruptsComesToOneCredential(int pause) throws Exception {
        Program first = firstSandbox();
        String request = ask(first);
        approve(first, House.MORGAN, request);
        approve(first, House.SASHA, request);
        Thread.sleep(pause);

        first.kill();
        Program second = sandbox();
        try {
            for (int hours = 0; hours < 6 && !state(second, request).equals("ISSUED"); hours++) {
                second.api().advance("PT1H");
                second.api().sweep();
            }
            assertThat(state(second, request)).isEqualTo("ISSUED");
            List<String> clients = clientsOf(second, request);
            assertThat(clients).as("live in Zendesk").hasSize(1);
            assertThat(proof(second)).isInstanceOf(Outcome.Whole.class);
        } finally {
            second.stop();
        }
    }

    private static List<String> clientsOf(Program program, String request) throws IOException {
        return StreamSupport.stream(kept(program, "zendesk").path("clients").spliterator(), false)
                .map(client -> client.path("identifier").asText())
                .filter(identifier -> identifier.contains(request.replace('_', '-')))
                .toList();
    }

    private Outcome proof(Program program) throws IOException {
        Reply export = program.api().as(House.SASHA).get("/audit/export");
        assertThat(export.status()).isEqualTo(200);
        return Verifier.verify(
                Files.writeString(directory.resolve("audit.jsonl"), export.text()), Set.of());
    }
}
