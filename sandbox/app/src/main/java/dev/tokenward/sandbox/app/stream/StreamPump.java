package dev.tokenward.sandbox.app.stream;

import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Brings a table's changes to their functions in the caller's own thread, without waiting between
 * retries: for tests that must know when everything has come of a change.
 */
public final class StreamPump {
    private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s";

    private final IntFunction<List<Record>> stream;
    private final List<StreamRecord> read = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * @param stream the records from a position on; the first has position 0
     */
    public StreamPump(
            List<Mapping> mappings,
            IntFunction<List<Record>> stream,
            BiFunction<String, Payload, Invocation> functions,
            FailureDestination destination) {
        this.stream = stream;
        for (Mapping mapping : mappings) {
            lanes.add(
                    new Lane(
                            mapping,
                            new BatchProcessor(
                                    mapping,
                                    event -> functions.apply(mapping.function(), event),
                                    destination,
                                    Duration.ZERO,
                                    InstantSource.system())));
        }
    }

    /** Runs until no change is left, those that the functions themselves make included. */
    public void run() {
        boolean more = true;
        while (more) {
            more = false;
            for (Lane lane : lanes) {
                more |= lane.step();
            }
        }
    }

    /** Each record is written as JSON once, for all lanes. */
    private List<StreamRecord> from(int position) {
        stream.apply(read.size()).stream()
                .map(record -> RecordJson.of(record, ARN, "us-east-1"))
                .forEach(read::add);
        return List.copyOf(read.subList(position, read.size()));
    }

    private final class Lane {
        private final Mapping mapping;
        private final BatchProcessor processor;
        private int position;

        Lane(Mapping mapping, BatchProcessor processor) {
            this.mapping = mapping;
            this.processor = processor;
        }

        boolean step() {
            List<StreamRecord> records = from(position);
            position += records.size();
            List<StreamRecord> accepted = records.stream().filter(mapping::accepts).toList();
            for (int from = 0; from < accepted.size(); from += mapping.batchSize()) {
                process(
                        accepted.subList(
                                from, Math.min(from + mapping.batchSize(), accepted.size())));
            }
            return !records.isEmpty();
        }

        private void process(List<StreamRecord> batch) {
            try {
                processor.process(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
