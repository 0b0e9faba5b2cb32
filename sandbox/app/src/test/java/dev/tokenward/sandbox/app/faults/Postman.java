package dev.tokenward.sandbox.app.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.gateway.Integration;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings every event twice, the second time to a process that knows nothing of the first, and sees
 * what the second one changes.
 */
final class Postman implements Courier, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Rig rig;
    private final Deployed other;
    private final boolean keys;
    private final boolean backwards;
    private final List<Letter> brought = new ArrayList<>();
    private final List<Letter> kept = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    /** An event, and whose it is. */
    record Letter(String function, Payload event) {
        /** The route, or the kind of event. */
        String what() {
            JsonNode json = json(event);
            String route = json.path("routeKey").asText();
            return route.isEmpty()
                    ? json.path("detail").path("mode").asText("stream") + " to " + function
                    : route;
        }
    }

    /**
     * @param keys whether people's calls carry their idempotency key
     * @param backwards whether what the stream brings comes in the opposite order
     */
    Postman(Rig rig, boolean keys, boolean backwards) {
        this.rig = rig;
        this.keys = keys;
        this.backwards = backwards;
        other = rig.another(new Tap());
    }

    @Override
    public Invocation bring(String function, Payload event, Integration functions) {
        Letter letter = new Letter(function, keys ? event : withoutKey(event));
        if (backwards && letter.what().startsWith("stream")) {
            kept.addFirst(letter);
            return new Invocation.Answered(Payload.of("{\"batchItemFailures\":[]}"));
        }
        return twice(letter, functions);
    }

    @Override
    public boolean bringRest(Integration functions) {
        List<Letter> now = List.copyOf(kept);
        kept.clear();
        now.forEach(letter -> twice(letter, functions));
        return !now.isEmpty();
    }

    private Invocation twice(Letter letter, Integration functions) {
        brought.add(letter);
        Invocation first = functions.invoke(letter.function(), letter.event());
        Invocation second = again(letter);
        if (status(second) >= 500) {
            changes.add(letter.what() + " is answered " + status(second));
        }
        if (keys && status(first) == 201 && !body(first).equals(body(second))) {
            changes.add(letter.what() + " is answered otherwise: " + body(second));
        }
        return first;
    }

    /** So that nothing is left to do. */
    void nextDay() {
        rig.daysLater(1);
        rig.daily();
    }

    /** Once more, which changes nothing. */
    Invocation again(Letter letter) {
        Snapshot before = Snapshot.of(rig);
        rig.clock.advance(A_MOMENT);
        Invocation outcome = other.invoke(letter.function(), letter.event());
        Snapshot.of(rig).changesSince(before).forEach(c -> changes.add(letter.what() + ": " + c));
        if (outcome instanceof Invocation.Failed failed) {
            changes.add(letter.what() + " fails: " + failed);
        }
        return outcome;
    }

    private static Payload withoutKey(Payload event) {
        JsonNode json = json(event);
        if (json.path("headers") instanceof ObjectNode headers) {
            headers.remove("idempotency-key");
        }
        return Payload.of(json.toString());
    }

    private static int status(Invocation answer) {
        return answer instanceof Invocation.Answered(Payload payload)
                ? json(payload).path("statusCode").asInt()
                : 0;
    }

    private static JsonNode body(Invocation answer) {
        return answer instanceof Invocation.Answered(Payload payload)
                ? json(Payload.of(json(payload).path("body").asText()))
                : JSON.missingNode();
    }

    private static JsonNode json(Payload payload) {
        try {
            return JSON.readTree(payload.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every event so far, in the order in which they came first. */
    List<Letter> brought() {
        return List.copyOf(brought);
    }

    List<String> changes() {
        return changes;
    }

    @Override
    public void close() {
        other.close();
    }
}
