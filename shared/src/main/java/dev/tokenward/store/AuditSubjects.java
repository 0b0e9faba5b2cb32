package dev.tokenward.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Which chains there are, in their order. Written in the very transaction that begins a chain, in
 * the table itself and not in an index: an index lags, and an export that misses a chain which a
 * seal names would look like a cut one. Spread over shards, so that nothing piles up.
 */
final class AuditSubjects {
    /** Names read from each shard at a time. */
    private static final int BATCH = 20;

    private final DynamoDbClient db;
    private final String table;

    AuditSubjects(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    static TransactWriteItem add(String table, String subject) {
        Item item = new Item(pk(shard(subject)), subject, ItemType.AUDIT_SUBJECT);
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(item.attributes()))
                .build();
    }

    static int shard(String subject) {
        return Math.floorMod(subject.hashCode(), Item.SHARDS);
    }

    private static String pk(int shard) {
        return "AUDIT_SUBJECTS#" + Digits.of(shard, 2);
    }

    /** The next subjects after this one, in the order of texts; empty at the end. */
    List<String> after(String subject) {
        List<String> found = new ArrayList<>();
        Optional<String> bound = Optional.empty();
        for (int shard = 0; shard < Item.SHARDS; shard++) {
            QueryResponse answer = db.query(query(pk(shard), subject));
            List<String> part =
                    answer.items().stream().map(item -> Items.attribute(item, "sk").s()).toList();
            found.addAll(part);
            if (!answer.lastEvaluatedKey().isEmpty()) {
                // behind the last one of a shard that has more, others may come in between
                String last = Items.attribute(answer.lastEvaluatedKey(), "sk").s();
                bound = Optional.of(bound.filter(b -> b.compareTo(last) <= 0).orElse(last));
            }
        }
        Optional<String> end = bound;
        return found.stream()
                .filter(s -> end.isEmpty() || s.compareTo(end.get()) <= 0)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private QueryRequest query(String pk, String subject) {
        QueryRequest.Builder query =
                QueryRequest.builder().tableName(table).consistentRead(true).limit(BATCH);
        return (subject.isEmpty()
                        ? query.keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", Attributes.text(pk)))
                        : query.keyConditionExpression("pk = :pk AND sk > :sk")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                Attributes.text(pk),
                                                ":sk",
                                                Attributes.text(subject))))
                .build();
    }
}
