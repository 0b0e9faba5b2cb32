package dev.tokenward.api;

import static java.util.stream.Collectors.joining;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Refusal;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers: representations, and problems as of RFC 9457. */
final class Answers {

    /** What a use case came to; {@code status} is for success. */
    <T> APIGatewayV2HTTPResponse of(
            Result<T> result,
            String requestId,
            Function<T, Integer> status,
            Function<T, ObjectNode> view,
            Function<T, Map<String, String>> headers) {
        return result.fold(
                value -> body(status.apply(value), view.apply(value), headers.apply(value)),
                refusal -> refused(refusal, requestId),
                faults ->
                        problem(
                                422,
                                "validation",
                                "Nothing was stored; each fault is named.",
                                faults,
                                requestId));
    }

    APIGatewayV2HTTPResponse refused(Refusal refusal, String requestId) {
        return switch (refusal) {
            case Refusal.NotVisible r -> problem(404, "not-found", r.message(), requestId);
            case Refusal.Forbidden r -> problem(403, "forbidden", r.message(), requestId);
            case Refusal.SelfApproval r -> problem(403, "self-approval", r.message(), requestId);
            case Refusal.AlreadyDecided r -> {
                ObjectNode problem = node(409, "already-decided", r.message(), requestId);
                problem.put("decidedBy", r.by().value()).put("decidedAt", r.at().toString());
                yield send(409, problem, Map.of());
            }
            case Refusal.WrongState r -> {
                ObjectNode problem = node(409, "state", r.message(), requestId);
                yield send(409, problem.put("state", r.state()), Map.of());
            }
            case Refusal.Stale r -> {
                ObjectNode problem = node(412, "stale", r.message(), requestId);
                yield send(412, problem.put("version", r.version()), Map.of());
            }
            case Refusal.NotNow r -> problem(503, "not-now", r.message(), requestId);
            case Refusal.Taken r -> {
                ObjectNode problem = node(409, "taken", r.message(), requestId);
                r.by().ifPresent(by -> problem.put("id", by));
                yield send(409, problem, Map.of());
            }
        };
    }

    APIGatewayV2HTTPResponse problem(int status, String type, String detail, String requestId) {
        return problem(status, type, detail, List.of(), requestId);
    }

    APIGatewayV2HTTPResponse problem(
            int status, String type, String detail, List<Fault> faults, String requestId) {
        ObjectNode problem = node(status, type, detail, requestId);
        if (!faults.isEmpty()) {
            var list = problem.putArray("faults");
            faults.forEach(
                    f -> list.addObject().put("field", f.field()).put("message", f.message()));
        }
        return send(
                status,
                problem,
                switch (status) {
                    case 401 -> Map.of("www-authenticate", "Bearer");
                    case 503 -> Map.of("retry-after", "30");
                    default -> Map.of();
                });
    }

    private ObjectNode node(int status, String type, String detail, String requestId) {
        return Json.object()
                .put("type", "/problems/" + type)
                .put("title", title(status))
                .put("status", status)
                .put("detail", detail)
                .put("instance", requestId);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The call cannot be read";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 409 -> "Not in this state";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 422 -> "Something is missing or wrong";
            case 503 -> "Not available at present";
            default -> "Something went wrong here";
        };
    }

    private APIGatewayV2HTTPResponse send(
            int status, ObjectNode problem, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/problem+json");
        return text(status, Json.write(problem), headers);
    }

    APIGatewayV2HTTPResponse body(int status, ObjectNode node, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/json");
        return text(status, Json.write(node), headers);
    }

    /** That a hook is done; the other side reads nothing more. */
    APIGatewayV2HTTPResponse nothing(int status) {
        return text(status, "", Map.of());
    }

    /**
     * What its holder asks for again and again: kept by nobody else, and asked for anew each time.
     */
    static APIGatewayV2HTTPResponse calendar(int status, String body, String etag) {
        return text(
                status,
                body,
                Map.of(
                        "content-type",
                        "text/calendar; charset=utf-8",
                        "content-disposition",
                        "inline; filename=\"tokenward.ics\"",
                        "etag",
                        etag,
                        "cache-control",
                        "private, no-cache"));
    }

    static APIGatewayV2HTTPResponse csv(String table, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "text/csv; charset=utf-8");
        return text(200, table, headers);
    }

    static APIGatewayV2HTTPResponse jsonLines(List<String> lines, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/jsonl");
        return text(200, lines.stream().map(line -> line + "\n").collect(joining()), headers);
    }

    /** Nothing of ours is for a cache that does not ask. */
    private static APIGatewayV2HTTPResponse text(
            int status, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.putIfAbsent("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }
}
