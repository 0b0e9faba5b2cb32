package dev.tokenward.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events of one chain. */
final class AuditEvents {
    private final DynamoDbClient db;
    private final String table;

    AuditEvents(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    Page<AuditEvent> page(String subject, PageRequest page) {
        long after = page.cursor().map(AuditEvents::sequence).orElse(0L);
        List<AuditEvent> events =
                after(subject, after, page.limit()).stream().map(AuditRecords::event).toList();
        return new Page<>(
                events,
                events.size() < page.limit()
                        ? Optional.empty()
                        : Optional.of(Long.toString(events.getLast().sequence())));
    }

    /** At most so many items; fewer only at the end. */
    List<Map<String, AttributeValue>> after(String subject, long sequence, int most) {
        return db
                .queryPaginator(q ->
                        q.tableName(table)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :a AND :z")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                Attributes.text(AuditChain.Head.pk(subject)),
                                                ":a",
                                                Attributes.text(AuditChain.sortKey(sequence + 1)),
                                                ":z",
                                                Attributes.text("999999999999")))
                                .consistentRead(true)
                                .limit(most))
                .items()
                .stream()
                .limit(most)
                .toList();
    }

    private static long sequence(String cursor) {
        if (!cursor.matches("[0-9]{1,11}")) {
            throw new BadCursor();
        }
        return Long.parseLong(cursor);
    }
}
