package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a batch of the table's stream off, record by record. One that cannot be worked on is
 * reported by its sequence number and does not keep the others from their turn (case C28).
 */
public final class StreamRecords {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRecords.class);

    private StreamRecords() {}

    public static StreamsEventResponse each(
            DynamodbEvent event, Consumer<DynamodbStreamRecord> work) {
        List<StreamsEventResponse.BatchItemFailure> failures = new ArrayList<>();
        for (DynamodbStreamRecord record :
                Optional.ofNullable(event.getRecords()).orElseGet(List::of)) {
            try {
                work.accept(record);
            } catch (RuntimeException e) {
                LOG.error("stream record {} failed", record.getEventID(), e);
                failures.add(
                        StreamsEventResponse.BatchItemFailure.builder()
                                .withItemIdentifier(sequence(record, e))
                                .build());
            }
        }
        return StreamsEventResponse.builder().withBatchItemFailures(failures).build();
    }

    /** A null identifier would fail the whole batch in silence; an exception does so aloud. */
    private static String sequence(DynamodbStreamRecord record, RuntimeException cause) {
        return Optional.ofNullable(record.getDynamodb())
                .map(d -> d.getSequenceNumber())
                .orElseThrow(() -> cause);
    }

    /** The new image; empty for a removal. */
    public static Optional<Map<String, AttributeValue>> newImage(DynamodbStreamRecord record) {
        return Optional.ofNullable(record.getDynamodb())
                .filter(d -> !"REMOVE".equals(record.getEventName()))
                .map(d -> d.getNewImage());
    }

    public static Optional<Map<String, AttributeValue>> oldImage(DynamodbStreamRecord record) {
        return Optional.ofNullable(record.getDynamodb()).map(d -> d.getOldImage());
    }

    public static Optional<String> text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getS);
    }

    /**
     * What follows the first {@code #} of the record's key.
     *
     * @throws IllegalArgumentException if the record has no such key
     */
    public static String id(Map<String, AttributeValue> image, String type) {
        return text(image, "pk")
                .filter(pk -> pk.startsWith(type + "#"))
                .map(pk -> pk.substring(type.length() + 1))
                .orElseThrow(() -> new IllegalArgumentException("the record is no " + type));
    }
}
