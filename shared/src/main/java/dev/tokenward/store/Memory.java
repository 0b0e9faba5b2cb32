package dev.tokenward.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What was answered under an idempotency key. DynamoDB deletes it some time after; the clock
 * decides.
 */
final class Memory {
    private final DynamoDbClient db;
    private final String table;
    private final InstantSource clock;

    Memory(DynamoDbClient db, String table, InstantSource clock) {
        this.db = db;
        this.table = table;
        this.clock = clock;
    }

    Optional<Store.Remembered> remember(String key, String bodyHash, String result, Duration keep) {
        Instant now = clock.instant();
        Item item =
                new Item("REMEMBER#" + key, "REMEMBER", ItemType.REMEMBER)
                        .text("bodyHash", bodyHash)
                        .text("result", result)
                        .number("expiresAt", now.plus(keep).getEpochSecond());
        try {
            db.putItem(p ->
                    p.tableName(table)
                            .item(item.attributes())
                            .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                            .expressionAttributeValues(
                                    Map.of(":now", Attributes.number(now.getEpochSecond())))
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            Map<String, AttributeValue> old = e.item();
            return Optional.of(
                    new Store.Remembered(
                            Items.attribute(old, "bodyHash").s(),
                            Items.attribute(old, "result").s()));
        }
    }
}
