package dev.tokenward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run, of a function that answers at once: real processes of AWS's runtime client. */
class BenchTest {
    private static final String HANDLER = "dev.tokenward.bench.AnsweringHandler::handleRequest";

    @TempDir private Path work;

    @Test
    void bothAnswerTheSameAndTheTableTellsTheirRatio() throws Exception {
        Path home = home();
        EndpointKey key = EndpointKey.make(work);
        House house = new House(home);
        Table table = new Table();
        try (TlsEndpoint endpoint = new TlsEndpoint(key, house.fresh())) {
            Run.Surroundings around =
                    new Run.Surroundings(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            classPath(),
                            key,
                            endpoint,
                            house,
                            "{}",
                            work);
            Variant usual = Variant.managed("usual", work, HANDLER);
            for (Variant variant : List.of(usual, usual.fromSnapshot("snapshot"))) {
                Run.Figures figures = new Run(around, variant).measure(3);
                assertThat(figures.cold()).isPositive();
                assertThat(figures.warm()).isPositive();
                table.add(variant.name(), figures);
            }
        }

        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        table.print(new PrintStream(printed, true, StandardCharsets.UTF_8), List.of("usual"), true);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("| cold | median ms", "| warm p50 | median ms", "| snapshot | ")
                .contains("1.00 (1.00 to 1.00)");
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return java.util.stream.Stream.of(here, here.resolve("../.."))
                .map(Path::normalize)
                .filter(p -> Files.exists(p.resolve("template.yaml")))
                .findFirst()
                .orElseThrow();
    }
}
