package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes a batch to its end: done, or given up. A batch whose function fails is split in two where
 * the mapping says so, which does not count as a retry; otherwise it is tried again from the first
 * record that failed.
 */
final class BatchProcessor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mapping mapping;
    private final Function<Payload, Invocation> function;
    private final FailureDestination destination;
    private final Duration firstWait;
    private final InstantSource realTime;

    /**
     * @param firstWait before the first retry; doubled up to 32 times as long
     * @param realTime records carry real time, whatever the sandbox's clock says
     */
    BatchProcessor(
            Mapping mapping,
            Function<Payload, Invocation> function,
            FailureDestination destination,
            Duration firstWait,
            InstantSource realTime) {
        this.mapping = mapping;
        this.function = function;
        this.destination = destination;
        this.firstWait = firstWait;
        this.realTime = realTime;
    }

    void process(List<StreamRecord> batch) throws InterruptedException {
        process(batch, 0);
    }

    private void process(List<StreamRecord> batch, int retriesSoFar) throws InterruptedException {
        List<StreamRecord> left = batch;
        int retries = retriesSoFar;
        while (true) {
            left = withoutExpired(left);
            if (left.isEmpty()) {
                return;
            }
            BatchOutcome outcome =
                    BatchOutcome.of(
                            function.apply(event(left)), left, mapping.reportsItemFailures());
            if (!(outcome instanceof BatchOutcome.FailedFrom(int first, String why))) {
                return;
            }
            left = left.subList(first, left.size());
            if (first == 0 && mapping.bisects() && left.size() > 1) {
                int middle = left.size() / 2;
                process(left.subList(0, middle), retries);
                process(left.subList(middle, left.size()), retries);
                return;
            }
            if (mapping.maximumRetries().filter(most -> most >= 0).isPresent()
                    && retries >= mapping.maximumRetries().get()) {
                giveUp(left, why);
                return;
            }
            Thread.sleep(firstWait.multipliedBy(1L << Math.min(retries, 5)));
            retries++;
        }
    }

    private List<StreamRecord> withoutExpired(List<StreamRecord> batch) {
        Optional<Duration> age = mapping.maximumAge();
        if (age.isEmpty()) {
            return batch;
        }
        List<StreamRecord> expired =
                batch.stream()
                        .filter(r ->
                                !r.created().equals(Instant.EPOCH)
                                        && r.created().plus(age.get()).isBefore(realTime.instant()))
                        .toList();
        if (expired.isEmpty()) {
            return batch;
        }
        giveUp(expired, "older than " + age.get());
        return batch.stream().filter(r -> !expired.contains(r)).toList();
    }

    private void giveUp(List<StreamRecord> batch, String why) {
        destination.add(
                new FailureDestination.Failure(
                        mapping.name(),
                        batch.stream().map(StreamRecord::sequenceNumber).toList(),
                        why));
    }

    private Payload event(List<StreamRecord> batch) {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        batch.forEach(record -> records.add(record.json()));
        return Payload.of(event.toString());
    }
}
