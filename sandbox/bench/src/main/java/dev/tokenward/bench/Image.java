package dev.tokenward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A function as its container image starts it: one jar on the class path, since the JVM archives no
 * folder, and a cache of the classes, linked, that its rehearsal needed. Trained as {@code
 * image/Dockerfile} does.
 */
final class Image {
    /** What is called by reflection a few times is not worth the classes that make it fast. */
    private static final String REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

    private Image() {}

    /**
     * Trains a cache.
     *
     * @param home where {@code image/one_jar.py} is
     * @param function the layout for Lambda
     * @param folder where the image's files are put
     * @return the function with its cache
     */
    static Variant train(
            String name,
            Path home,
            Path function,
            String handler,
            Run.Surroundings around,
            Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path jar = folder.resolve("function.jar");
        pack(home, function, around.runtimeClient(), jar);
        Path cache = folder.resolve("function.aot");
        Files.deleteIfExists(cache);
        Variant training =
                new Variant(
                        name,
                        folder,
                        handler,
                        List.of("-XX:AOTCacheOutput=" + cache, REFLECTION),
                        Optional.of(jar),
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
                Optional.of(jar),
                function.resolve("lib"),
                false);
    }

    /** As {@code image/layout} does: what the function has is not taken from the client again. */
    private static void pack(Path home, Path function, List<Path> runtimeClient, Path jar)
            throws IOException, InterruptedException {
        Map<Path, Path> libraries = new LinkedHashMap<>();
        Bench.jars(function.resolve("lib")).forEach(p -> libraries.put(p.getFileName(), p));
        runtimeClient.forEach(p -> libraries.putIfAbsent(p.getFileName(), p));
        List<String> command = new ArrayList<>();
        command.add("python3");
        command.add(home.resolve("image/one_jar.py").toString());
        command.add(jar.toString());
        command.add(function.toString());
        libraries.values().forEach(p -> command.add(p.toString()));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("image/one_jar.py ended with " + status);
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
