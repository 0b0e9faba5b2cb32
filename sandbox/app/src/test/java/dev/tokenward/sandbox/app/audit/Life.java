package dev.tokenward.sandbox.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sandbox in which something happened: one request was issued, and sealed; one was denied, and
 * sealed the next day; one waits, not sealed yet.
 */
final class Life implements AutoCloseable {
    private static final Pattern SEAL =
            Pattern.compile("Seal (\\d+) of the audit log: ([0-9a-f]{64})");

    final Sandbox sandbox =
            Sandbox.start(
                    SandboxOptions.of(Repository.template())
                            .clock(Instant.parse("2026-11-25T09:00:00Z"))
                            .withoutSchedules());
    final Caller api = new Caller(sandbox.address());

    /** Of the request that was issued. */
    final String issued;

    /** The seals' hashes, as they stand in Slack. */
    final List<String> seals = new ArrayList<>();

    Life() {
        issued = target("Status page");
        decide(issued, "APPROVE");
        api.sweep();
        seals.add(seal("1"));
        decide(target("Second page"), "DENY");
        api.advance("P1D");
        api.sweep();
        seals.add(seal("2"));
        target("Third page");
    }

    private String target(String name) {
        Reply asked =
                api.as("quinn@example.com")
                        .post(
                                "/requests",
                                Map.of(
                                        "category", "TARGET",
                                        "kind", "OAUTH_CLIENT",
                                        "target", name,
                                        "purpose", "It shows open incidents",
                                        "removalDate", "2027-04-30",
                                        "needsAdmin", true,
                                        "adminReason", "Reads across groups",
                                        "scopes", List.of("tickets:read")));
        assertThat(asked.status()).isEqualTo(201);
        return asked.get("id");
    }

    private void decide(String id, String decision) {
        Reply decided =
                api.as("sasha@example.com")
                        .post(
                                "/requests/" + id + "/decisions",
                                Map.of("decision", decision, "reason", "So it is"));
        assertThat(decided.status()).as("%s", decided).isEqualTo(200);
        assertThat(sandbox.quiesce(Duration.ofSeconds(20))).isTrue();
    }

    /** As a person reads it in Slack. */
    private String seal(String number) {
        return api.inbox("sasha@example.com").messages().stream()
                .map(SEAL::matcher)
                .filter(Matcher::find)
                .filter(seal -> seal.group(1).equals(number))
                .map(seal -> seal.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("seal " + number + " is not in Slack"));
    }

    /** Part after part, as many lines each. */
    Path export(Path directory, int limit) throws IOException {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "");
        Optional<String> cursor = Optional.empty();
        do {
            Reply part =
                    api.as("avery@example.com")
                            .get(
                                    "/audit/export?limit="
                                            + limit
                                            + cursor.map(c -> "&cursor=" + c).orElse(""));
            assertThat(part.status()).isEqualTo(200);
            Files.writeString(file, part.text(), StandardOpenOption.APPEND);
            cursor = part.header("next-cursor");
        } while (cursor.isPresent());
        return file;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
