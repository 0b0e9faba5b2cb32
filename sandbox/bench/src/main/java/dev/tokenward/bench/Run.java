package dev.tokenward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of a variant: its first answer, and some more. */
final class Run {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Answers before those that count as warm: connections and the first compilations. */
    private static final int SETTLING = 20;

    private final Surroundings around;
    private final Variant variant;

    /** What runs stand in. */
    record Surroundings(
            Path java,
            List<Path> runtimeClient,
            EndpointKey key,
            TlsEndpoint endpoint,
            House house,
            String event,
            Path logs) {}

    /**
     * @param cold from the start of the process to its first answer, in milliseconds
     * @param cpu time of the processor that it took till then, in milliseconds: what the machine's
     *     other work does not touch
     * @param warm median of the later answers, in milliseconds; 0 if none was asked
     * @param calls of DynamoDB that one request takes
     */
    record Figures(double cold, double cpu, double warm, List<String> calls) {}

    Run(Surroundings around, Variant variant) {
        this.around = around;
        this.variant = variant;
    }

    /**
     * @throws IllegalStateException if an answer is not 201
     */
    Figures measure(int warm) throws IOException, InterruptedException {
        try (RuntimeApi api = new RuntimeApi()) {
            long start = System.nanoTime();
            Process process = start(api);
            try {
                double before = 0;
                if (variant.snapshot()) {
                    api.awaitSnapshot(PATIENCE);
                    if (!around.endpoint().calls().isEmpty()) {
                        throw new IllegalStateException(
                                "called before the snapshot: " + around.endpoint().calls());
                    }
                    before = cpu(process);
                    start = System.nanoTime();
                    api.restore();
                }
                RuntimeApi.Answer first = answer(api, process);
                double cpu = cpu(process) - before;
                List<String> calls = around.endpoint().calls();
                double[] later = new double[warm];
                for (int i = 0; i < SETTLING && warm > 0; i++) {
                    again(api, process);
                }
                for (int i = 0; i < warm; i++) {
                    later[i] = again(api, process);
                }
                return new Figures(millis(first.at() - start), cpu, median(later), calls);
            } finally {
                process.destroy();
                if (!process.waitFor(2, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    /** Plays the rehearsal before a snapshot, and comes to a proper end. */
    void train() throws IOException, InterruptedException {
        try (RuntimeApi api = new RuntimeApi()) {
            Process process = start(api);
            try {
                api.awaitSnapshot(PATIENCE);
            } finally {
                Image.end(process);
            }
        }
    }

    private Process start(RuntimeApi api) throws IOException {
        around.endpoint().use(around.house().fresh());
        ProcessBuilder builder =
                new ProcessBuilder(
                        variant.command(around.java(), around.runtimeClient(), around.key()));
        builder.directory(variant.folder().toFile());
        builder.redirectErrorStream(true).redirectOutput(log().toFile());
        environment(builder.environment(), api);
        api.offer(around.event().getBytes(StandardCharsets.UTF_8));
        return builder.start();
    }

    private Path log() {
        return around.logs().resolve(variant.name() + ".log");
    }

    private double again(RuntimeApi api, Process process) throws IOException, InterruptedException {
        api.offer(around.event().getBytes(StandardCharsets.UTF_8));
        RuntimeApi.Answer answer = answer(api, process);
        return millis(answer.at() - api.handedOut());
    }

    private void environment(Map<String, String> environment, RuntimeApi api) {
        String path = System.getenv().getOrDefault("PATH", "");
        environment.clear();
        environment.putAll(
                Map.of(
                        "PATH", path,
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "AWS_LAMBDA_FUNCTION_NAME", "intake",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                        "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", "bench",
                        "AWS_SECRET_ACCESS_KEY", "bench",
                        "AWS_SESSION_TOKEN", "bench",
                        "AWS_ENDPOINT_URL", around.endpoint().address()));
        environment.put("TABLE_NAME", around.house().table());
        environment.put(
                "AWS_LAMBDA_INITIALIZATION_TYPE", variant.snapshot() ? "snap-start" : "on-demand");
        if (variant.snapshot()) {
            // keys in the environment would be in the snapshot: AWS gives them by an address
            List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
                    .forEach(environment::remove);
            environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", api.credentials());
            environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "bench");
        }
        environment.put("LAMBDA_TASK_ROOT", variant.folder().toString());
        // as in Lambda, whose list is longer
        environment.put("LD_LIBRARY_PATH", variant.natives().toString());
        environment.put("SSL_CERT_FILE", around.key().pem().toString());
        environment.put("_HANDLER", variant.handler());
    }

    private RuntimeApi.Answer answer(RuntimeApi api, Process process)
            throws IOException, InterruptedException {
        RuntimeApi.Answer answer;
        try {
            answer = api.answer(PATIENCE);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    variant.name()
                            + ": "
                            + e.getMessage()
                            + (process.isAlive() ? "" : ", the process has ended")
                            + ": "
                            + Files.readString(log()),
                    e);
        }
        String body = answer.body();
        JsonNode read = new ObjectMapper().readTree(body);
        if (answer.failed() || read.path("statusCode").intValue() != 201) {
            throw new IllegalStateException(
                    variant.name() + " answered " + body + "\n" + Files.readString(log()));
        }
        return answer;
    }

    private static double cpu(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
