package dev.tokenward.sandbox.app.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An event source mapping as the template declares it.
 *
 * @param name function and event, for logs
 * @param filters a record is passed on if any of them matches; all are, if there is none
 * @param fromOldest whether it begins with the oldest record of the stream
 * @param batchSize records per invocation, at most
 * @param reportsItemFailures whether the function's answer names what failed
 * @param bisects whether a failed batch is split in two
 * @param maximumRetries retries of a batch; empty: until its records expire
 * @param maximumAge age at which a record is given up; empty: never
 */
public record Mapping(
        String name,
        String function,
        List<EventPattern> filters,
        boolean fromOldest,
        int batchSize,
        boolean reportsItemFailures,
        boolean bisects,
        Optional<Integer> maximumRetries,
        Optional<Duration> maximumAge) {
    public Mapping {
        filters = List.copyOf(filters);
        if (batchSize < 1 || batchSize > 10_000) {
            throw new IllegalArgumentException(name + ": BatchSize is 1 to 10000");
        }
    }

    boolean accepts(StreamRecord record) {
        return filters.isEmpty() || filters.stream().anyMatch(f -> f.matches(record.json()));
    }
}
