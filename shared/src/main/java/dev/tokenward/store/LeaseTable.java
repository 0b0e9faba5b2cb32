package dev.tokenward.store;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Leases, each one item. */
final class LeaseTable implements Leases {
    private final DynamoDbClient db;
    private final String table;

    LeaseTable(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    @Override
    public boolean take(String name, String owner, Instant now, Instant until) {
        Item lease =
                new Item("LEASE#" + name, "LEASE", ItemType.LEASE)
                        .text("owner", owner)
                        .text("until", Instants.key(until));
        try {
            db.putItem(p ->
                    p.tableName(table)
                            .item(lease.attributes())
                            .conditionExpression(
                                    "attribute_not_exists(pk) OR #o = :o OR #u <= :now")
                            .expressionAttributeNames(Map.of("#o", "owner", "#u", "until"))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":o", Attributes.text(owner),
                                            ":now", Attributes.text(Instants.key(now)))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void release(String name, String owner) {
        try {
            db.deleteItem(d ->
                    d.tableName(table)
                            .key(Items.key("LEASE#" + name, "LEASE"))
                            .conditionExpression("#o = :o")
                            .expressionAttributeNames(Map.of("#o", "owner"))
                            .expressionAttributeValues(Map.of(":o", Attributes.text(owner))));
        } catch (ConditionalCheckFailedException e) {
            // it ended, and another owner has it; or an earlier try of this call landed
            return;
        }
    }
}
