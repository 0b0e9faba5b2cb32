package dev.tokenward.store;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The sightings, one item: a few hundred at most, and read and written as a whole. */
final class SightingTable {
    private static final Map<String, AttributeValue> KEY = Items.key("RECONCILIATION", "SIGHTINGS");

    private final DynamoDbClient db;
    private final String table;

    SightingTable(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    Sightings read() {
        Map<String, AttributeValue> item =
                db.getItem(g -> g.tableName(table).key(KEY).consistentRead(true)).item();
        return Optional.of(item)
                .filter(i -> !i.isEmpty())
                .map(i -> Items.read(i, Sightings.class))
                .orElse(Sightings.NONE);
    }

    /**
     * @return whether they were saved; not so if another run's are newer
     */
    boolean save(Sightings next) {
        Item item =
                new Item("RECONCILIATION", "SIGHTINGS", ItemType.SIGHTINGS)
                        .number("version", next.version())
                        .put("doc", Records.write(next));
        try {
            db.putItem(p ->
                    p.tableName(table)
                            .item(item.attributes())
                            .conditionExpression("attribute_not_exists(pk) OR version = :before")
                            .expressionAttributeValues(
                                    Map.of(":before", Attributes.number(next.version() - 1))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
