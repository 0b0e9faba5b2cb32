package dev.tokenward.sandbox.app.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All functions of the template, ready to be invoked by name. */
public final class LambdaRuntime implements AutoCloseable {
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();

    /** Builds a handler of a class for a function. */
    @FunctionalInterface
    public interface HandlerFactory {
        Object create(FunctionDefinition function, Class<?> handler)
                throws ReflectiveOperationException;
    }

    /**
     * Loads every handler class once, so that a wrong name is found at the start.
     *
     * @throws IllegalArgumentException if a class is missing or is not what Lambda needs
     */
    public LambdaRuntime(List<FunctionDefinition> definitions, HandlerFactory factory) {
        for (FunctionDefinition definition : definitions) {
            functions.put(definition.name(), new LambdaFunction(definition, factory));
        }
    }

    /**
     * Invokes a function and waits for its end.
     *
     * @throws IllegalArgumentException if there is no such function
     */
    public Invocation invoke(String function, Payload event) {
        return Optional.ofNullable(functions.get(function))
                .orElseThrow(() -> new IllegalArgumentException("no function " + function))
                .invoke(event);
    }

    public Set<String> names() {
        return Set.copyOf(functions.keySet());
    }

    @Override
    public void close() {
        functions.values().forEach(LambdaFunction::close);
    }
}
