package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.cli.Main;
import dev.tokenward.sandbox.app.client.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a JVM of its own, as the script starts it. */
record Program(Process process, Path output) {
    static Program start(Path directory, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dtokenward.home=" + Repository.root());
        command.add("--enable-native-access=ALL-UNNAMED");
        // the tests' own setting of the logger would hide what the program says
        command.add("-Dorg.slf4j.simpleLogger.logFile=System.err");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(directory, "program", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Program(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sandbox that is ready, on a port of its own. */
    static Program sandbox(Path directory, String... arguments) {
        List<String> all = new ArrayList<>(List.of("sandbox", "--port", "0"));
        all.addAll(List.of(arguments));
        Program program = start(directory, Map.of(), all.toArray(String[]::new));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> program.said().contains("Ctrl-C ends") || !program.process.isAlive());
        assertThat(program.process.isAlive()).as(program.said()).isTrue();
        return program;
    }

    Caller api() {
        return new Caller(address("API"));
    }

    /** Where something is, as the sandbox said. */
    URI address(String what) {
        Matcher line = Pattern.compile("(?m)^ *" + what + " +(http://\\S+)$").matcher(said());
        assertThat(line.find()).as(what).isTrue();
        return URI.create(line.group(1));
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** The exit code, once it ended. */
    int end() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end: " + said());
        }
        return process.exitValue();
    }

    /** What it said so far. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
