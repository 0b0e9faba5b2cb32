package dev.tokenward.sandbox.engine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The engine's process: started on a free port, ready when it answers, ended by SIGTERM. */
final class EngineProcess implements AutoCloseable {
    private static final int PORT_TRIES = 3;
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final URI endpoint;
    private final Path log;

    private EngineProcess(Process process, URI endpoint, Path log) {
        this.process = process;
        this.endpoint = endpoint;
        this.log = log;
    }

    /** Starts and waits until it answers; another process may take the port in between. */
    static EngineProcess start(Path python, Engine.Options options) {
        EngineUnavailable last = new EngineUnavailable("the engine was not started");
        for (int attempt = 0; attempt < PORT_TRIES; attempt++) {
            try {
                return startOnce(python, options);
            } catch (EngineUnavailable e) {
                last = e;
            } catch (IOException e) {
                throw new EngineUnavailable(
                        "The local DynamoDB engine cannot be started at %s:%d: %s"
                                .formatted(
                                        options.address().getHostString(),
                                        options.address().getPort(),
                                        e),
                        e);
            }
        }
        throw last;
    }

    private static EngineProcess startOnce(Path python, Engine.Options options) throws IOException {
        InetAddress address = options.address().getAddress();
        int port = freePort(options.address());
        Optional<Path> data = options.data();
        Path log = Files.createTempFile("tokenward-engine", ".log");
        List<String> command = new ArrayList<>();
        // ends the engine with us even if we are killed: its data is then written, not lost
        setpriv().ifPresent(path -> command.addAll(List.of(path, "--pdeathsig", "TERM")));
        command.addAll(List.of(python.toString(), "-I", "-m", "ministack"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        // the user's own AWS settings and proxies are none of the engine's business
        environment.keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        environment.putAll(
                Map.of(
                        "BIND_HOST", address.getHostAddress(),
                        "GATEWAY_PORT", Integer.toString(port),
                        "SERVICES", "dynamodb,dynamodbstreams,secretsmanager",
                        "LOG_LEVEL", "WARNING",
                        "SFTP_ENABLED", "0",
                        "IOT_MTLS_ENABLED", "0",
                        "DOCKER_HOST", "unix:///nonexistent",
                        "TMPDIR", options.cache().toString()));
        if (data.isPresent()) {
            Files.createDirectories(data.get());
            environment.put("PERSIST_STATE", "1");
            environment.put("STATE_DIR", data.get().toAbsolutePath().toString());
        }
        EngineProcess engine =
                new EngineProcess(
                        startInLastingThread(builder),
                        URI.create("http://" + address.getHostAddress() + ":" + port),
                        log);
        try {
            engine.awaitReady();
            return engine;
        } catch (EngineUnavailable e) {
            engine.close();
            throw e;
        }
    }

    /**
     * Linux sends the parent-death signal when the <em>thread</em> that forked ends, not the
     * process. So the fork happens in a thread that lives as long as the engine.
     */
    private static Process startInLastingThread(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("engine-parent")
                .start(() -> {
                    try {
                        Process process = builder.start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException e) {
                        started.completeExceptionally(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("interrupted while starting the engine", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new EngineUnavailable(
                        "The local DynamoDB engine ended with " + process.exitValue() + tail());
            }
            if (answers()) {
                return;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineUnavailable("interrupted while the engine started", e);
            }
        }
        throw new EngineUnavailable(
                "The local DynamoDB engine did not answer within "
                        + READY_WITHIN.toSeconds()
                        + " seconds"
                        + tail());
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            endpoint.resolve("/_ministack/ready")
                                    .toURL()
                                    .openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return "; its log ends with:\n"
                    + String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException | java.io.UncheckedIOException e) {
            return "; its log cannot be read";
        }
    }

    /** The port asked for, or any, if nobody has it. */
    private static int freePort(InetSocketAddress wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(wanted, 1);
            return socket.getLocalPort();
        }
    }

    private static Optional<String> setpriv() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    URI endpoint() {
        return endpoint;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.toFile().deleteOnExit();
        }
    }
}
