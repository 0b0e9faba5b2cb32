package dev.tokenward.sandbox.app.system;

import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.simulators.Call;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every call that the simulators got, headers and body with it. */
final class Wire {
    final Queue<Call> zendesk = new ConcurrentLinkedQueue<>();
    final Queue<Call> slack = new ConcurrentLinkedQueue<>();
    final Queue<Call> gitlab = new ConcurrentLinkedQueue<>();

    Wire(Sandbox sandbox) {
        sandbox.zendesk().orElseThrow().watch(zendesk::add);
        sandbox.slack().orElseThrow().watch(slack::add);
        sandbox.gitlab().orElseThrow().watch(gitlab::add);
    }

    /** The calls whose bodies hold the canary. */
    static List<Call> saying(Queue<Call> calls, Canary canary) {
        return calls.stream().filter(call -> canary.isIn(call.body())).toList();
    }

    /** The calls that hold the canary where proxies and servers write it down. */
    static List<Call> shouting(Queue<Call> calls, Canary canary, String secretHeader) {
        return calls.stream()
                .filter(call ->
                        canary.isIn(call.rawPath() + call.rawQuery())
                                || canary.isIn(others(call, secretHeader).toString()))
                .toList();
    }

    private static Map<String, String> others(Call call, String secretHeader) {
        return call.headers().entrySet().stream()
                .filter(header -> !header.getKey().equals(secretHeader))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
