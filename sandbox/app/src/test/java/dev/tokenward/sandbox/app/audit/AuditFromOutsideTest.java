package dev.tokenward.sandbox.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.Programs;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.verifier.Finding;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole path: what people did is sealed, exported and proven; what was tampered with is named.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class AuditFromOutsideTest {
    @TempDir private Path directory;
    private Life life;
    private String subject;

    @BeforeAll
    void live() {
        life = new Life();
        subject = "request:" + life.issued;
    }

    @AfterAll
    void end() {
        life.close();
    }

    private Outcome verify(String... given) throws IOException {
        return Verifier.verify(life.export(directory, 2_000), Set.of(given));
    }

    private static ObjectAssert<Finding> finding(Outcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Broken.class))
                .extracting(Outcome.Broken::finding, InstanceOfAssertFactories.type(Finding.class));
    }

    @Test
    void whatReallyHappenedFitsWithEverySealFromSlack() throws IOException {
        assertThat(verify(life.seals.toArray(String[]::new)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Whole.class))
                .satisfies(whole -> {
                    assertThat(whole.seals()).isEqualTo(2);
                    assertThat(whole.subjects()).isEqualTo(4);
                    assertThat(whole.unsealed()).isPositive();
                });
    }

    @Test
    void smallPartsAreTheSameFile() throws IOException {
        String whole = Files.readString(life.export(directory, 2_000));
        assertThat(Files.readString(life.export(directory, 3))).isEqualTo(whole);
    }

    /** Runs what docs/audit.md tells auditors to paste. */
    @Test
    void theCommandsOfTheDocumentMakeAFileThatFits() throws Exception {
        Programs.needed("bash", "curl");
        String document = Files.readString(Repository.root().resolve("docs/audit.md"));
        Matcher block = Pattern.compile("(?s)```bash\n(.*?)```").matcher(document);
        assertThat(block.find()).isTrue();
        String commands = block.group(1).replaceAll("(?m)^\\./tokenward .*$", "");
        assertThat(block.group(1)).isNotEqualTo(commands);
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-euc", commands)
                        .directory(directory.toFile())
                        .inheritIO();
        bash.environment().put("api", life.sandbox.address().toString());
        bash.environment().put("token", life.api.token("avery@example.com"));
        assertThat(bash.start().waitFor()).isZero();

        assertThat(Verifier.verify(directory.resolve("audit.jsonl"), Set.copyOf(life.seals)))
                .isInstanceOf(Outcome.Whole.class);
    }

    @Test
    void anEventChangedInTheTableIsNamed() throws IOException {
        try (AuditTable table = new AuditTable(life.sandbox)) {
            table.changeType(subject, 2, "request.denied");
            finding(verify())
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(Finding.Kind.CHANGED);
                        assertThat(found.what())
                                .startsWith("event 2 of " + subject + " (request.denied");
                    });
        }
    }

    @Test
    void anEventDroppedFromTheTableIsNamed() throws IOException {
        try (AuditTable table = new AuditTable(life.sandbox)) {
            table.drop(subject, 2);
            finding(verify())
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(Finding.Kind.DROPPED);
                        assertThat(found.what()).startsWith("event 2 of " + subject);
                    });
        }
    }

    @Test
    void eventsSwappedInTheTableAreNamed() throws IOException {
        try (AuditTable table = new AuditTable(life.sandbox)) {
            table.copy(subject, 2, 3);
            table.copy(subject, 3, 2);
            finding(verify())
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(Finding.Kind.REORDERED);
                        assertThat(found.what())
                                .contains("event 3 of " + subject, "event 2 of " + subject);
                    });
        }
    }

    @Test
    void aSealDroppedFromTheTableShowsByTheOneInSlack() throws IOException {
        try (AuditTable table = new AuditTable(life.sandbox)) {
            table.dropSeal(2);
            assertThat(verify()).isInstanceOf(Outcome.Whole.class);
            finding(verify(life.seals.getLast()))
                    .extracting(Finding::kind)
                    .isEqualTo(Finding.Kind.CUT);
        }
    }

    @Test
    void whatIsErasedIsGoneAndTheRestStillFits() throws IOException {
        try (AuditTable table = new AuditTable(life.sandbox)) {
            table.erase(subject, 1, "actor");
            assertThat(verify(life.seals.getLast()))
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Whole.class))
                    .extracting(Outcome.Whole::erased)
                    .isEqualTo(1L);
        }
    }

    @Test
    void auditorsReadWhatHappenedToARequestFromIntentToOutcome() {
        JsonNode events =
                life.api.as("avery@example.com").get("/audit?request=" + life.issued).json();
        assertThat(StreamSupport.stream(events.path("items").spliterator(), false))
                .extracting(event -> event.path("type").asText())
                .startsWith("request.submitted", "request.approved")
                .containsSubsequence("credential.intended", "request.issued");
        JsonNode approved = events.path("items").path(1);
        assertThat(approved.path("actor").asText()).isEqualTo("sasha@example.com");
        assertThat(approved.path("channel").asText()).isEqualTo("API");
    }

    @ParameterizedTest
    @CsvSource({
        "riley, /audit/export, 403",
        "riley, /audit?subject=directory, 403",
        "morgan, /audit/export, 403",
        "quinn, /audit?subject=directory, 200",
        "avery, /audit?subject=nothing, 404",
        "avery, /audit, 400",
        "avery, /audit?request=a&subject=directory, 400",
        "avery, /audit?subject=directory&cursor=x, 400",
        "avery, /audit/export?cursor=x, 400",
        "avery, /audit/export?limit=0, 400",
        "avery, /audit/export?limit=2001, 400"
    })
    void whoMayNotOrAsksWronglyIsTold(String person, String path, int status) {
        assertThat(life.api.as(person + "@example.com").get(path).status()).isEqualTo(status);
    }
}
