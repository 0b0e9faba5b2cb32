package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.tokenward.domain.RequestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
        return each(event, () -> true, work);
    }

    /**
     * As {@link #each(DynamodbEvent, Consumer)}, as long as there is time; what is not begun counts
     * as handed over, so something else has to find it.
     */
    public static StreamsEventResponse each(
            DynamodbEvent event, BooleanSupplier goesOn, Consumer<DynamodbStreamRecord> work) {
        List<StreamsEventResponse.BatchItemFailure> failures = new ArrayList<>();
        for (DynamodbStreamRecord record :
                Optional.ofNullable(event.getRecords()).orElseGet(List::of)) {
            if (!goesOn.getAsBoolean()) {
                LOG.warn("the time is over before stream record {}", record.getEventID());
                break;
            }
            if (isOfAnotherTable(record)) {
                LOG.warn("stream record {} has another table's keys", record.getEventID());
                continue;
            }
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

    /**
     * The id of the request that this record made {@code APPROVED}; empty if it did something else,
     * or if the request is put off, which is the tick's matter.
     *
     * @throws IllegalArgumentException if the record is none of a request, or in no known state
     */
    public static Optional<String> approved(DynamodbStreamRecord record) {
        if (isRemoval(record)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> image = newImage(record);
        String id = id(image, "REQUEST");
        RequestState state = RequestState.valueOf(text(image, "state").orElse("none"));
        if (!number(image, "version").matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("the request has no version");
        }
        boolean became =
                state == RequestState.APPROVED
                        && !image.containsKey("nextAttemptAt")
                        && !stateBefore(record).equals(Optional.of(state.name()));
        return became ? Optional.of(id) : Optional.empty();
    }

    /**
     * The key of the outbox row that this record put in; empty if it did something else.
     *
     * @throws IllegalArgumentException if the record is none of an outbox row
     */
    public static Optional<String> noticed(DynamodbStreamRecord record) {
        return "INSERT".equals(record.getEventName())
                ? Optional.of(id(newImage(record), "OUTBOX"))
                : Optional.empty();
    }

    /**
     * What {@code sam local generate-event} makes, or a mapping that leads to a wrong table: trying
     * again would change nothing.
     */
    private static boolean isOfAnotherTable(DynamodbStreamRecord record) {
        return Optional.ofNullable(record.getDynamodb())
                .map(d -> d.getKeys())
                .filter(keys -> !keys.isEmpty() && !keys.containsKey("pk"))
                .isPresent();
    }

    private static boolean isRemoval(DynamodbStreamRecord record) {
        return "REMOVE".equals(record.getEventName());
    }

    private static Map<String, AttributeValue> newImage(DynamodbStreamRecord record) {
        return Optional.ofNullable(record.getDynamodb())
                .map(d -> d.getNewImage())
                .orElseThrow(() -> new IllegalArgumentException("the record has no new image"));
    }

    private static Optional<String> stateBefore(DynamodbStreamRecord record) {
        return Optional.ofNullable(record.getDynamodb())
                .map(d -> d.getOldImage())
                .flatMap(old -> text(old, "state"));
    }

    private static Optional<String> text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getS);
    }

    private static String number(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getN).orElse("");
    }

    private static String id(Map<String, AttributeValue> image, String type) {
        return text(image, "pk")
                .filter(pk -> pk.startsWith(type + "#"))
                .map(pk -> pk.substring(type.length() + 1))
                .orElseThrow(() -> new IllegalArgumentException("the record is no " + type));
    }
}
