package dev.tokenward.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./tokenward bench}. */
@Command(
        name = "bench",
        description = "How fast a request is taken in, beside others that do the same work.",
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "11",
            description = "Starts of each variant, in turns. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm",
            defaultValue = "200",
            description =
                    "Later answers in each start; 0 measures starts only. Default: ${DEFAULT-VALUE}.")
    private int warm;

    @Option(
            names = "--only",
            split = ",",
            description = "Some variants only, by name, separated by commas.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--flag",
            description = "A flag for the JVM of each --also, for example -Xlog:class+load.")
    private List<String> flags = new ArrayList<>();

    @Option(
            names = "--also",
            description =
                    "NAME=FOLDER: another layout of the intake function, for a change's before and after.")
    private Map<String, Path> also = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        // the answers of the endpoint are small: nothing waits for more to be sent with them
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("tokenward.home", "")).toAbsolutePath();
        Path work = Files.createDirectories(home.resolve("sandbox/bench/target/bench"));
        EndpointKey key = EndpointKey.make(work);
        House house = new House(home);
        String event =
                Files.readString(home.resolve("sandbox/bench/src/main/events/target.json"))
                        .replace("REMOVAL_DATE", LocalDate.now(ZoneOffset.UTC).plusDays(100) + "");
        try (TlsEndpoint endpoint = new TlsEndpoint(key, house.fresh())) {
            Run.Surroundings around =
                    new Run.Surroundings(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            jars(home.resolve("sandbox/bench/target/runtime-client")),
                            key,
                            endpoint,
                            house,
                            event,
                            work);
            List<Variant> variants =
                    Variants.of(home, around, also, flags).stream()
                            .filter(v -> only.isEmpty() || only.contains(v.name()))
                            .toList();
            Table table = new Table();
            for (int round = 0; round <= rounds; round++) {
                for (Variant variant : variants) {
                    Run.Figures figures = new Run(around, variant).measure(warm);
                    // the first round fills the machine's caches and counts for nothing
                    if (round > 0) {
                        table.add(variant.name(), figures);
                    }
                    System.err.printf(
                            Locale.ROOT,
                            "round %d  %-12s cold %7.1f ms  processor %6.0f ms  warm %6.2f ms%n",
                            round,
                            variant.name(),
                            figures.cold(),
                            figures.cpu(),
                            figures.warm());
                }
            }
            table.print(System.out, List.of("usual", "quarkus"), warm > 0);
        }
        return 0;
    }

    static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
