package dev.tokenward.sandbox.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * MiniStack in a virtual environment of its own, made once per set of requirements and Python. A
 * set-up that broke off starts over; later starts need no network.
 */
final class Installation {
    private static final String COMPLETE = "complete";

    private final Path cache;
    private final Consumer<String> progress;

    Installation(Path cache, Consumer<String> progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /** The Python to run the engine with; sets it up first where needed. */
    Path python() {
        Python python = Python.find();
        byte[] requirements = requirements();
        Path home = cache.resolve("aws-emulator-" + key(requirements, python));
        Path executable = home.resolve("bin").resolve("python");
        if (isComplete(home)) {
            return executable;
        }
        try {
            Files.createDirectories(cache);
            // two starts at once: the second waits here, then finds everything in place
            try (FileChannel channel =
                            FileChannel.open(
                                    cache.resolve("aws-emulator.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!isComplete(home) && lock.isValid()) {
                    setUp(home, executable, python, requirements);
                }
            }
        } catch (IOException e) {
            throw new EngineUnavailable(
                    "The local DynamoDB engine could not be set up in " + cache + ": " + e, e);
        }
        return executable;
    }

    private static boolean isComplete(Path home) {
        return Files.exists(home.resolve(COMPLETE))
                && Files.isExecutable(home.resolve("bin/python"));
    }

    private void setUp(Path home, Path executable, Python python, byte[] requirements)
            throws IOException {
        progress.accept(
                "Setting up the local DynamoDB engine (MiniStack, about 90 MB, once) in " + home);
        deleteTree(home);
        run(List.of(python.executable(), "-m", "venv", home.toString()));
        Path list = home.resolve("requirements.txt");
        Files.write(list, requirements);
        progress.accept("Installing its Python packages");
        run(
                List.of(
                        executable.toString(),
                        "-m",
                        "pip",
                        "install",
                        "-q",
                        "--no-input",
                        "--disable-pip-version-check",
                        "--only-binary=:all:",
                        "-r",
                        list.toString()));
        Files.createFile(home.resolve(COMPLETE));
        progress.accept("The local DynamoDB engine is set up");
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new EngineUnavailable(
                        "Setting up the local DynamoDB engine failed ("
                                + String.join(" ", command)
                                + " ended with "
                                + code
                                + "):\n"
                                + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("interrupted while setting up the engine", e);
        }
    }

    static byte[] requirements() {
        try (InputStream in = Installation.class.getResourceAsStream("requirements.txt")) {
            if (in == null) {
                throw new IllegalStateException("requirements.txt is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new pin or another Python is a new folder. */
    private static String key(byte[] requirements, Python python) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(requirements);
            digest.update(
                    (python.version() + python.executable()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
