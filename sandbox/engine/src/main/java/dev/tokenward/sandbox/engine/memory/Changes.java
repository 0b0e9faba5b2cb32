package dev.tokenward.sandbox.engine.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The table's stream: a record for each change; a write that changes nothing leaves none. */
final class Changes {
    private final List<Record> records = new ArrayList<>();

    void add(
            Map<String, AttributeValue> old,
            Map<String, AttributeValue> next,
            Schema schema,
            Instant at) {
        if (old.equals(next)) {
            return;
        }
        StreamRecord.Builder change =
                StreamRecord.builder()
                        .keys(schema.start(Optional.empty(), next.isEmpty() ? old : next))
                        .approximateCreationDateTime(at)
                        .sequenceNumber("%021d".formatted(records.size() + 1))
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES);
        if (!old.isEmpty()) {
            change.oldImage(old);
        }
        if (!next.isEmpty()) {
            change.newImage(next);
        }
        OperationType type =
                old.isEmpty()
                        ? OperationType.INSERT
                        : next.isEmpty() ? OperationType.REMOVE : OperationType.MODIFY;
        records.add(
                Record.builder()
                        .eventID("e%d".formatted(records.size() + 1))
                        .eventName(type)
                        .eventVersion("1.1")
                        .eventSource("aws:dynamodb")
                        .dynamodb(change.build())
                        .build());
    }

    List<Record> from(int position) {
        return List.copyOf(records.subList(Math.min(position, records.size()), records.size()));
    }
}
