package dev.tokenward.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function as its container image starts it: jars alone on the class path, since the JVM archives
 * no folder, and a cache of the classes, linked, that its rehearsal needed. Trained as {@code
 * image/Dockerfile} does.
 */
final class Image {
    /** What is called by reflection a few times is not worth the classes that make it fast. */
    private static final String REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

    private Image() {}

    /**
     * Trains a cache.
     *
     * @param function the layout for Lambda
     * @param folder where the image's files are put
     * @return the function with its cache
     */
    static Variant train(
            String name, Path function, String handler, Run.Surroundings around, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path classes = folder.resolve("function.jar");
        pack(function, classes);
        List<Path> libraries = new ArrayList<>();
        libraries.add(classes);
        libraries.addAll(Bench.jars(function.resolve("lib")));
        Path cache = folder.resolve("function.aot");
        Files.deleteIfExists(cache);
        Variant training =
                new Variant(
                        name,
                        folder,
                        handler,
                        List.of("-XX:AOTCacheOutput=" + cache, REFLECTION),
                        libraries,
                        function.resolve("lib"),
                        true);
        new Run(around, training).train();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training left no " + cache);
        }
        return new Variant(
                name,
                folder,
                handler,
                List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", REFLECTION),
                libraries,
                function.resolve("lib"),
                false);
    }

    private static void pack(Path function, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(function)) {
            files =
                    found.filter(Files::isRegularFile)
                            .filter(f -> !f.startsWith(function.resolve("lib")))
                            .sorted()
                            .toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(function.relativize(file).toString());
                entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
    }

    /** Ends a process as its signal does, so that it writes its cache, however long that takes. */
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the training did not end");
        }
    }
}
