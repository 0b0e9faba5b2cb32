package dev.tokenward.sandbox.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/**
 * The simulator's own endpoints under {@code /_sim/}: {@code GET}/{@code DELETE journal}, {@code
 * GET state}, {@code GET}/{@code POST}/{@code DELETE faults}. A fault is {@code {"method", "path"
 * (regular expression), "query", "body_part", "skip", "times", "kind":
 * "status"|"drop"|"cut"|"delay", "carry_out", "status", "content_type", "headers", "body", "bytes",
 * "delay_ms"}}, each optional.
 *
 * <p>A page in somebody's browser must not reach them: a foreign {@code Host} (DNS rebinding) and
 * any {@code Origin} are refused.
 */
final class Control {
    private final Simulator<?> simulator;

    Control(Simulator<?> simulator) {
        this.simulator = simulator;
    }

    Reply answer(Call call, Supplier<JsonNode> state) {
        String host = call.header("host").orElse("").toLowerCase(Locale.ROOT);
        if (!host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")
                || call.header("origin").isPresent()) {
            return Reply.text(403, "only from this machine, and not from a page");
        }
        return switch (call.method() + " " + call.rawPath()) {
            case "GET /_sim/journal" ->
                    Reply.json(200, Json.tree(Map.of("requests", simulator.journal().entries())));
            case "DELETE /_sim/journal" -> {
                simulator.journal().clear();
                yield Reply.empty(204);
            }
            case "GET /_sim/state" -> Reply.json(200, state.get());
            case "GET /_sim/faults" ->
                    Reply.json(200, Json.object().put("waiting", simulator.faults().waiting()));
            case "POST /_sim/faults" -> addFault(call);
            case "DELETE /_sim/faults" -> {
                simulator.faults().clear();
                yield Reply.empty(204);
            }
            default -> Reply.text(404, "journal, state or faults");
        };
    }

    private Reply addFault(Call call) {
        Optional<ObjectNode> json = call.json();
        if (json.isEmpty()) {
            return Reply.text(400, "a JSON object is expected");
        }
        ObjectNode body = json.get();
        try {
            simulator
                    .faults()
                    .add(match(body), body.path("skip").asInt(0), times(body), fault(body));
        } catch (PatternSyntaxException e) {
            return Reply.text(400, "path is no regular expression");
        } catch (IllegalArgumentException e) {
            return Reply.text(400, "kind is one of status, drop, cut, delay");
        }
        return Reply.json(201, Json.object().put("waiting", simulator.faults().waiting()));
    }

    private static Match match(JsonNode body) {
        return new Match(
                body.path("method").asText("*"),
                body.path("path").asText(".*"),
                body.path("query").asText(""),
                body.path("body_part").asText(""));
    }

    private static int times(JsonNode body) {
        return body.path("times").asInt(1);
    }

    private static Fault fault(JsonNode body) {
        boolean carryOut = body.path("carry_out").asBoolean(false);
        return switch (body.path("kind").asText("status")) {
            case "status" -> new Fault.Answer(reply(body), carryOut);
            case "drop" -> new Fault.Drop(carryOut);
            case "cut" -> new Fault.Cut(body.path("bytes").asInt(10));
            case "delay" -> new Fault.Delay(Duration.ofMillis(body.path("delay_ms").asLong(1000)));
            default -> throw new IllegalArgumentException("kind");
        };
    }

    private static Reply reply(JsonNode body) {
        Map<String, String> headers = new TreeMap<>();
        body.path("headers")
                .properties()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
        JsonNode content = body.path("body");
        return new Reply(
                body.path("status").asInt(503),
                body.path("content_type").asText("application/json"),
                headers,
                content.isTextual()
                        ? content.asText()
                        : content.isMissingNode() ? "" : content.toString());
    }
}
