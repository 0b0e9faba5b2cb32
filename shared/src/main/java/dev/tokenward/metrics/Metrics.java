package dev.tokenward.metrics;

import java.util.Map;

/** Takes figures; what becomes of them is nobody's business who has one. */
@FunctionalInterface
public interface Metrics {
    /** Where nobody reads them. */
    Metrics NONE = figures -> {};

    /** Takes figures that belong together. Never throws for what it cannot write. */
    void put(Map<Metric, Long> figures);

    /** Takes one figure. */
    default void put(Metric metric, long value) {
        put(Map.of(metric, value));
    }
}
