package dev.tokenward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured, in the order of a round. */
final class Variants {
    private static final String INTAKE =
            "dev.tokenward.functions.intake.IntakeHandler::handleRequest";

    private Variants() {}

    static List<Variant> of(
            Path home, Run.Surroundings around, Map<String, Path> also, List<String> flags)
            throws IOException, InterruptedException {
        List<Variant> variants = new ArrayList<>();
        variants.add(
                Variant.managed(
                        "usual",
                        home.resolve("sandbox/bench/usual/target/function"),
                        "dev.tokenward.bench.usual.UsualHandler::handleRequest"));
        Path quarkus = home.resolve("sandbox/bench/quarkus/target/function");
        if (Files.isDirectory(quarkus)) {
            variants.add(
                    Variant.managed(
                            "quarkus",
                            quarkus,
                            "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"));
        }
        variants.add(
                Variant.managed("zip", home.resolve("functions/intake/target/function"), INTAKE));
        variants.add(variants.getLast().fromSnapshot("snapshot"));
        variants.add(
                Image.train(
                        "image",
                        home,
                        home.resolve("functions/intake/target/function"),
                        INTAKE,
                        around,
                        around.logs().resolve("image")));
        also.forEach((name, folder) ->
                variants.add(
                        Variant.managed(
                                name,
                                folder.toAbsolutePath(),
                                INTAKE,
                                flags.toArray(String[]::new))));
        return variants;
    }
}
