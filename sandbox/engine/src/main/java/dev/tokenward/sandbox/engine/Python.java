package dev.tokenward.sandbox.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python that can make a virtual environment.
 *
 * @param executable its own full path, not that of a shim
 * @param version for example {@code 3.11.7}
 */
record Python(String executable, String version) {
    private static final String PROBE =
            "import sys; assert sys.version_info >= (3, 10); import venv, ensurepip; "
                    + "print(sys.executable); print('.'.join(map(str, sys.version_info[:3])))";

    /** Newest names last: {@code python3} is what the user means if it fits. */
    private static final List<String> NAMES =
            List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10");

    /**
     * The first fitting Python on the path.
     *
     * @throws EngineUnavailable if there is none, with the way to get one
     */
    static Python find() {
        return NAMES.stream()
                .flatMap(name -> probe(name).stream())
                .findFirst()
                .orElseThrow(() ->
                        new EngineUnavailable(
                                "The local DynamoDB engine needs python3 3.10 or newer with the modules"
                                        + " venv and ensurepip. On Debian or Ubuntu:"
                                        + " apt-get install python3 python3-venv"));
    }

    private static Optional<Python> probe(String name) {
        try {
            Process process =
                    new ProcessBuilder(name, "-I", "-c", PROBE)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            List<String> lines = output.lines().toList();
            return process.exitValue() == 0 && lines.size() == 2
                    ? Optional.of(new Python(lines.get(0), lines.get(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no program of this name
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("interrupted while looking for Python", e);
        }
    }
}
