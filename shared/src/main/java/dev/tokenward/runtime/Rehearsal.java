package dev.tokenward.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import dev.tokenward.metrics.EmbeddedMetrics;
import dev.tokenward.workflow.Ids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function plays before its process is kept as a snapshot, so that the copies find their
 * classes loaded and their ways walked.
 *
 * <p>It is played by another instance of the function, on an imagined table, at an imagined time,
 * in this process alone: nothing outside is called, read or written. The instance that will serve
 * is not touched, so it makes its clients, connections, secrets and random numbers after the
 * snapshot (docs/decisions/snapshots.md).
 */
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** Any time: rehearsals are alike, whenever they are played. */
    private static final Instant THEN = Instant.parse("2026-01-05T09:00:00Z");

    /** Often enough that the first compiler has what is called most. */
    private static final int TIMES = 10;

    /**
     * What the runtime interface client loads between a function's start and its first event, which
     * no rehearsal sees.
     */
    private static final List<String> BETWEEN =
            List.of(
                    "com.amazonaws.services.lambda.runtime.api.client.util.ConcurrencyConfig",
                    "com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext",
                    "com.amazonaws.services.lambda.runtime.LambdaRuntimeInternal");

    private final ImaginedAws aws = new ImaginedAws();
    private final Tokenward root;
    private final ImaginedHouse house;

    /** Serves an event of the API, as a deployed function does. */
    @FunctionalInterface
    public interface Stage {
        void serve(String requestId, InputStream event, OutputStream answer);
    }

    /**
     * A call of the API.
     *
     * @param route its key, for example {@code GET /requests/{id}}; {@code {id}} is that of the
     *     request or the credential that is there
     * @param by who is signed in: {@code quinn} asked for what is there, {@code sasha} decides
     */
    public record Scene(String route, String by, String body) {
        public static Scene of(String route, String by) {
            return new Scene(route, by, "");
        }

        public Scene with(String text) {
            return new Scene(route, by, text);
        }
    }

    private Rehearsal() {
        Settings settings = Settings.from(Map.of("TABLE_NAME", "imagined"));
        InstantSource clock = InstantSource.fixed(THEN);
        root =
                new Tokenward(
                        settings,
                        clock,
                        aws.dynamo(),
                        aws.secretsManager(),
                        Map.of(),
                        () -> {
                            throw new IllegalStateException("a rehearsal calls nobody");
                        },
                        Ids::new,
                        new EmbeddedMetrics(
                                new PrintStream(
                                        OutputStream.nullOutputStream(),
                                        false,
                                        StandardCharsets.UTF_8),
                                settings.tableName(),
                                clock));
        house = ImaginedHouse.furnish(root, aws.dynamo(), clock);
    }

    /**
     * Plays scenes. What goes wrong is logged and not thrown: a function that is slower at its
     * first answer is better than one that cannot be deployed.
     *
     * @param function makes an instance of the function that serves for the rehearsal alone
     * @return the statuses of the first time
     */
    public static List<Integer> play(Function<Tokenward, Stage> function, List<Scene> scenes) {
        List<Integer> statuses = new ArrayList<>();
        try {
            BETWEEN.forEach(Rehearsal::load);
            NativeCall.rehearse();
            for (int i = 0; i < TIMES; i++) {
                Rehearsal rehearsal = new Rehearsal();
                Stage stage = function.apply(rehearsal.root);
                for (Scene scene : scenes) {
                    int status = rehearsal.play(stage, scene);
                    if (i == 0) {
                        statuses.add(status);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The rehearsal was broken off; first answers will be slower", e);
        }
        return statuses;
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            LOG.debug("not in this process: {}", name);
        }
    }

    private int play(Stage stage, Scene scene) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            stage.serve(
                    "rehearsal",
                    new ByteArrayInputStream(
                            Json.write(event(scene)).getBytes(StandardCharsets.UTF_8)),
                    answer);
            JsonNode read = Json.read(new ByteArrayInputStream(answer.toByteArray()));
            return read.path("statusCode").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode event(Scene scene) {
        ObjectNode event = Json.object().put("version", "2.0");
        event.put("routeKey", scene.route());
        ObjectNode headers = event.putObject("headers");
        headers.put("content-type", "application/json");
        // of Slack's form, so that the right one is computed before this one is refused
        headers.put("x-slack-request-timestamp", Long.toString(THEN.getEpochSecond()));
        headers.put("x-slack-signature", "v0=" + "0".repeat(64));
        house.idFor(scene.route()).ifPresent(id -> event.putObject("pathParameters").put("id", id));
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "rehearsal").put("domainName", "rehearsal.invalid");
        ObjectNode claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
        house.claims(scene.by()).forEach(claims::put);
        if (!scene.body().isEmpty()) {
            event.put("body", scene.body());
        }
        return event.put("isBase64Encoded", false);
    }
}
