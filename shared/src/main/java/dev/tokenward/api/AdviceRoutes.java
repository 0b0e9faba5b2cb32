package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.advice.Advice;
import dev.tokenward.advice.ApiCalls;
import dev.tokenward.advice.ScopeTable;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Scope advice over HTTP, and the calls that a request names. Nothing of it is stored or logged.
 */
public final class AdviceRoutes {
    /** More faults than this say nothing new. */
    private static final int MOST_FAULTS = 20;

    private AdviceRoutes() {}

    /** {@code {"calls": …}}, a text as it is pasted, or a list of lines. */
    public static APIGatewayV2HTTPResponse advise(Api api, ApiCall call, Policy policy) {
        Body body = api.body(call);
        Optional<ApiCalls.Reading> reading = reading(body, "calls");
        if (reading.isEmpty()) {
            body.fault("calls", "calls must hold what you call, such as GET /api/v2/tickets.");
        } else if (reading.get().calls().isEmpty()) {
            unreadable(body, "calls", reading.get().unreadable());
            body.fault("calls", "calls holds no call, such as GET /api/v2/tickets.");
        }
        body.orRefuse();
        Advice advice = Advice.on(reading.orElseThrow().calls(), ScopeTable.standard());
        ObjectNode node = api.adviceViews().of(advice);
        TreeSet<String> notGranted = new TreeSet<>(advice.scopes());
        notGranted.addAll(advice.plain());
        notGranted.removeIf(scope ->
                policy.scopes().contains(scope)
                        || (policy.allowBroadScopes() && advice.plain().contains(scope)));
        AdviceViews.texts(node, "notGranted", List.copyOf(notGranted));
        ArrayNode lines = node.putArray("unreadable");
        reading.get()
                .unreadable()
                .forEach(u -> lines.addObject().put("line", u.line()).put("why", u.why()));
        return api.answers().body(200, node, Map.of());
    }

    /** The calls that a request names, as they are kept. */
    static Optional<List<String>> named(Body body) {
        Optional<ApiCalls.Reading> reading = reading(body, "apiCalls");
        reading.ifPresent(read -> unreadable(body, "apiCalls", read.unreadable()));
        Optional<List<String>> calls =
                reading.flatMap(read -> orFaults(body, read.kept("apiCalls")));
        return calls.filter(c -> !c.isEmpty());
    }

    private static Optional<ApiCalls.Reading> reading(Body body, String field) {
        Optional<String> pasted = body.lines(field);
        if (pasted.isEmpty()) {
            return Optional.empty();
        }
        return orFaults(body, new ApiCalls(ScopeTable.standard()).read(field, pasted.get()));
    }

    private static <T> Optional<T> orFaults(Body body, Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T value) -> Optional.of(value);
            case Checked.Invalid<T>(List<Fault> faults) -> {
                faults.forEach(f -> body.fault(f.field(), f.message()));
                yield Optional.empty();
            }
        };
    }

    private static void unreadable(Body body, String field, List<ApiCalls.Unreadable> lines) {
        lines.stream()
                .limit(MOST_FAULTS)
                .forEach(u ->
                        body.fault(
                                field + "[" + (u.line() - 1) + "]",
                                "Line " + u.line() + " of " + field + " holds " + u.why() + "."));
    }
}
