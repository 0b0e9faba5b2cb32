package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.gateway.Integration;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;

/** Brings events to their functions: once and at once, unless a test wants it otherwise. */
interface Courier {
    Courier USUAL = (function, event, functions) -> functions.invoke(function, event);

    Invocation bring(String function, Payload event, Integration functions);

    /**
     * Brings what was kept back.
     *
     * @return whether there was anything
     */
    default boolean bringRest(Integration functions) {
        return false;
    }
}
