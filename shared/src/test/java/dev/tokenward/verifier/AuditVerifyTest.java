package dev.tokenward.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command's words and exit codes. */
class AuditVerifyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Export export = new Export();

    private int run(String... arguments) {
        return AuditVerify.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLogThatFitsEndsWithZeroAndSaysWhatIsNotProven() {
        assertThat(run(export.file(directory).toString())).isZero();
        assertThat(out())
                .contains("Everything fits: 9 events in 3 chains, 2 seals.")
                .contains("Not sealed yet: 2 events.")
                .contains("only with --seal");
    }

    @Test
    void withASealFromOutsideTheEndIsProvenToo() {
        String file = export.file(directory).toString();
        assertThat(run(file, "--seal", export.hash(2).toUpperCase(Locale.ROOT))).isZero();
        assertThat(run("--seal=" + export.hash(1), file)).isZero();
        assertThat(out()).doesNotContain("only with --seal");
    }

    @Test
    void aLogThatDoesNotFitEndsWithOneAndNamesFileLineAndEvent() {
        String file = export.replace(6, "test.approved", "test.denied").file(directory).toString();
        assertThat(run(file)).isEqualTo(1);
        assertThat(out())
                .startsWith(file + ", line 6: CHANGED: event 2 of request:a (test.denied, 2026-");
    }

    @Test
    void whatTheFileSaysIsNothingForTheTerminalToObey() {
        export.replace(6, "test.approved", "test.\\u001b[2Japproved");
        assertThat(run(export.file(directory).toString())).isEqualTo(1);
        assertThat(out()).doesNotContain("\u001b").contains("test.?[2Japproved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FILE FILE",
                "--seal",
                "FILE --seal 12",
                "FILE --sael x",
                "no-such-file"
            })
    void aWrongCommandEndsWithTwo(String arguments) {
        String file = export.file(directory).toString();
        String[] words =
                arguments.isEmpty()
                        ? new String[0]
                        : arguments.replace("FILE", file).split(" ", -1);
        assertThat(run(words)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("tokenward: ");
    }

    @Test
    void aFileThatIsNoTextIsToldAsAFinding() throws Exception {
        Path file = Files.write(directory.resolve("x"), new byte[] {(byte) 0xff, 0, 1});
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out()).contains("line 1: CHANGED");
    }
}
