package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
    private static final Own OWN = new Own("tokenward", "own secret of a test");

    @Test
    void whateverWasAnsweredBeforeTheKillIsThereAfterIt(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("zendesk.json");
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledJvmTest.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> answered = new ArrayList<>();
        try (BufferedReader out = jvm.inputReader(StandardCharsets.UTF_8)) {
            Web web = new Web(URI.create(out.readLine()), Map.of());
            JsonNode minted =
                    web.post(
                                    "/oauth/tokens",
                                    """
                                    {"grant_type":"client_credentials","client_id":"tokenward",
                                     "client_secret":"%s","scope":"read write"}\
                                    """
                                            .formatted(OWN.secret()))
                            .json();
            Web service = web.bearer(minted.path("access_token").asText());
            CountDownLatch busy = new CountDownLatch(20);
            Thread killer =
                    Thread.startVirtualThread(() -> {
                        try {
                            busy.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        jvm.destroyForcibly();
                    });
            createUntilKilled(service, answered, busy);
            killer.join();
        }
        ZendeskSimulator restored = create(file);
        assertThat(answered).hasSizeGreaterThanOrEqualTo(20);
        assertThat(restored.clients()).extracting(OauthClient::identifier).containsAll(answered);
    }

    private static void createUntilKilled(Web service, List<String> answered, CountDownLatch busy) {
        try {
            for (int i = 0; i < 10_000; i++) {
                String body = "{\"client\":{\"name\":\"n\",\"identifier\":\"c%d\"}}".formatted(i);
                if (service.post("/api/v2/oauth/clients", body).status() == 201) {
                    answered.add("c" + i);
                    busy.countDown();
                }
            }
        } catch (UncheckedIOException e) {
            // the JVM was killed: what was answered until now is what counts
            assertThat(answered).isNotEmpty();
        }
    }

    private static ZendeskSimulator create(Path file) {
        return ZendeskSimulator.create(
                new TestClock("2026-11-25T09:00:00Z"),
                OWN,
                "canary7",
                new ZendeskSettings().requestsPerMinute(100_000),
                Optional.of(file));
    }

    /** The JVM that is killed. */
    public static void main(String[] args) throws InterruptedException {
        ZendeskSimulator zendesk = create(Path.of(args[0]));
        zendesk.start(0);
        System.out.println(zendesk.root());
        Thread.sleep(60_000);
    }
}
