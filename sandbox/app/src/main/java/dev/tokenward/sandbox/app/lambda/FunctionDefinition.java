package dev.tokenward.sandbox.app.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * A function as the template declares it.
 *
 * @param name its logical id
 * @param handler class, with or without {@code ::handleRequest}
 * @param environment the variables that the template gives it, resolved: nothing else is seen
 */
public record FunctionDefinition(
        String name,
        String handler,
        Duration timeout,
        int memoryMb,
        Map<String, String> environment) {
    public FunctionDefinition {
        environment = Map.copyOf(environment);
    }

    String handlerClass() {
        int colons = handler.indexOf("::");
        if (colons >= 0 && !handler.substring(colons).equals("::handleRequest")) {
            throw new IllegalArgumentException(
                    name + ": only handleRequest can be the handler's method, not " + handler);
        }
        return colons < 0 ? handler : handler.substring(0, colons);
    }
}
