package dev.tokenward.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds what is due: a query per shard, whose cost grows with what is due and not with what is
 * stored.
 */
final class DueIndex {
    private final DynamoDbClient db;
    private final String table;

    DueIndex(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    List<Due> due(Index index, Instant now, int limit) {
        List<Due> due = new ArrayList<>();
        for (int shard = 0; shard < Item.SHARDS; shard++) {
            QueryRequest query =
                    QueryRequest.builder()
                            .tableName(table)
                            .indexName(index.indexName)
                            .keyConditionExpression("#k = :k AND #s <= :now")
                            .expressionAttributeNames(Map.of("#k", index.key, "#s", index.sort))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":k", Attributes.text(Item.shard(index, shard)),
                                            ":now", Attributes.text(Instants.key(now))))
                            .limit(limit)
                            .build();
            db.query(query).items().forEach(item -> due.add(of(index, item)));
        }
        return due.stream().sorted(Comparator.comparing(Due::at)).limit(limit).toList();
    }

    private static Due of(Index index, Map<String, AttributeValue> item) {
        Instant at = Instant.parse(Items.attribute(item, index.sort).s());
        String pk = Items.attribute(item, "pk").s();
        String id = pk.substring(pk.indexOf('#') + 1);
        return switch (Items.attribute(item, "sk").s()) {
            case "REQUEST" -> new Due.RequestDue(id, at);
            case "CREDENTIAL" -> new Due.CredentialDue(id, at);
            case "OUTBOX" -> new Due.OutboxDue(id, at);
            case String other -> throw new IllegalStateException("a " + other + " is never due");
        };
    }
}
