package dev.tokenward.sandbox.simulators.slack;

/**
 * A channel or a direct one.
 *
 * @param name without {@code #}; of a direct channel the member's id
 */
public record Channel(
        String id, String name, boolean direct, boolean botInside, boolean archived) {}
