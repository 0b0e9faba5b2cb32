package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Takes minutes; runs in a JVM of its own, whose log is a file. */
class FaultMatrixTest {
    @Test
    void nothingIsLostAndNothingIsIssuedTwiceWhateverCallMeetsWhateverFault() throws IOException {
        Matrix.Result result = matrix(Sabotage.NONE).run("");

        assertThat(result.violations()).isEmpty();
        // fewer would mean that something is no longer counted
        assertThat(result.cells()).isGreaterThan(5_000);
        assertThat(linesWithSecrets()).isEmpty();
    }

    @Test
    void theMatrixSeesAStepThatIsBroken() {
        Matrix.Result result = matrix(Sabotage.DELETES_NOTHING).run("hand-over that Slack refuses");

        assertThat(result.cells()).isPositive();
        assertThat(result.violations())
                .hasSizeGreaterThanOrEqualTo(result.cells())
                .anyMatch(v -> v.contains("no fault") && v.contains("is still there after its end"))
                .anyMatch(v -> v.contains(", call ") && v.contains("is still there after its end"));
    }

    @Test
    void theMatrixSeesWhatOnlyAFaultBringsToLight() {
        String story = "an API token, asked for, approved, made, handed back";

        Matrix.Result result = matrix(Sabotage.LOOKS_UP_NOTHING).run(story);

        assertThat(result.violations())
                .noneMatch(v -> v.contains("no fault") && v.contains("two live"))
                .anyMatch(v -> v.contains("the process dies after: ") && v.contains("two live"));
    }

    private static List<String> linesWithSecrets() throws IOException {
        Path log = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", ""));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(Surroundings.CANARY)).toList();
        }
    }

    private static Matrix matrix(Sabotage sabotage) {
        return new Matrix(Repository.template(), sabotage, FaultMatrixTest::show);
    }

    /** For whoever waits. */
    private static void show(String line) {
        System.out.println(line);
    }
}
