package dev.tokenward.sandbox.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The template's conditions, each worked out when it is asked for. */
final class Conditions {
    private final Node declared;
    private final Resolver resolver;

    Conditions(Node declared, Resolver resolver) {
        this.declared = declared;
        this.resolver = resolver;
    }

    boolean holds(String name) {
        return evaluate(
                declared.get(name)
                        .raw()
                        .orElseThrow(
                                () -> new TemplateFault("the template has no condition " + name)));
    }

    private boolean evaluate(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateFault("this is no condition: " + value);
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        String function = only.getKey().toString();
        if (function.equals("Condition")) {
            return holds(String.valueOf(only.getValue()));
        }
        if (!(only.getValue() instanceof List<?> parts)) {
            throw new TemplateFault(function + " wants a list");
        }
        return switch (function) {
            case "Fn::Equals" -> resolver.text(parts.get(0)).equals(resolver.text(parts.get(1)));
            case "Fn::Not" -> !evaluate(parts.getFirst());
            case "Fn::And" -> parts.stream().allMatch(this::evaluate);
            case "Fn::Or" -> parts.stream().anyMatch(this::evaluate);
            default -> throw new TemplateFault(function + " is no condition");
        };
    }
}
