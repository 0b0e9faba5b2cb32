package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The cells of a table of who may do what: a line per action, a column per person. The last comment
 * before the lines names the columns.
 */
final class Cells {
    private static final Path TABLES = Repository.root().resolve("sandbox/app/src/test/resources");

    private Cells() {}

    /** Each as action, person and outcome. */
    static Stream<Arguments> of(String table) throws IOException {
        List<List<String>> lines =
                Files.readAllLines(TABLES.resolve(table)).stream()
                        .map(line -> Arrays.asList(line.strip().split("\\s+")))
                        .toList();
        List<String> who =
                lines.stream()
                        .filter(cells -> cells.getFirst().equals("#"))
                        .reduce((first, last) -> last)
                        .orElseThrow();
        return lines.stream()
                .filter(cells -> !cells.getFirst().equals("#"))
                .flatMap(cells -> {
                    assertThat(cells).as(cells.getFirst()).hasSameSizeAs(who);
                    return Stream.iterate(1, i -> i < who.size(), i -> i + 1)
                            .map(i -> Arguments.of(cells.getFirst(), who.get(i), cells.get(i)));
                });
    }
}
