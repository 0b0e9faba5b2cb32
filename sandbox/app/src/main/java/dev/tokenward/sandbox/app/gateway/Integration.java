package dev.tokenward.sandbox.app.gateway;

import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;

/** Where a route leads: a function, by name. */
@FunctionalInterface
public interface Integration {
    Invocation invoke(String function, Payload event);
}
