package dev.tokenward.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes under a condition, which show what stands there when it does not hold. */
final class Puts {
    private final String table;

    Puts(String table) {
        this.table = table;
    }

    TransactWriteItem put(
            Item item,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        Put.Builder put =
                Put.builder()
                        .tableName(table)
                        .item(item.attributes())
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!names.isEmpty()) {
            put.expressionAttributeNames(names);
        }
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
