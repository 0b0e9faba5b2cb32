package dev.tokenward.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not examples: every line, and every character. */
class VerifierMissesNothingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path directory;

    private void everyLine(String what, int last, BiConsumer<Export, Integer> tamper) {
        for (int line = 1; line <= last; line++) {
            Export export = new Export();
            tamper.accept(export, line);
            assertThat(export.verify(directory))
                    .as("line %d %s", line, what)
                    .isInstanceOf(Outcome.Broken.class);
        }
    }

    @Test
    void everyDroppedLineIsFound() {
        everyLine("dropped", new Export().size(), Export::drop);
    }

    @Test
    void everyRepeatedLineIsFound() {
        everyLine("repeated", new Export().size(), (e, n) -> e.insert(n, e.line(n)));
    }

    @Test
    void everyPairOfSwappedLinesIsFound() {
        for (int other = 1; other <= new Export().size(); other++) {
            int second = other;
            everyLine("swapped with " + other, other - 1, (e, n) -> e.swap(n, second));
        }
    }

    @Test
    void everyMovedLineIsFound() {
        int size = new Export().size();
        for (int to = 1; to <= size; to++) {
            int target = to;
            everyLine(
                    "moved to " + to,
                    size,
                    (e, n) -> {
                        String line = e.line(n);
                        // where it stands already, it is dropped
                        e.drop(n);
                        if (n != target) {
                            e.insert(target, line);
                        }
                    });
        }
    }

    @Test
    void everyChangedCharacterIsFound() {
        Export genuine = new Export();
        for (int number : new int[] {1, 3, 8, 12}) {
            String line = genuine.line(number);
            for (int i = 0; i < line.length(); i++) {
                String changed =
                        line.substring(0, i)
                                + (line.charAt(i) == '7' ? '8' : '7')
                                + line.substring(i + 1);
                assertThat(new Export().replace(number, changed).verify(directory))
                        .as("line %d, character %d", number, i)
                        .isInstanceOf(Outcome.Broken.class);
            }
        }
    }
}
