package dev.tokenward.sandbox.engine.strict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One write of a transaction, made by itself, and what stood there before. */
final class SingleCall {
    private final DynamoDbClient real;
    private final String table;
    private final Map<String, AttributeValue> key;
    private final Map<String, AttributeValue> before;
    private final Runnable write;
    private final boolean tellsOld;

    private SingleCall(
            DynamoDbClient real,
            String table,
            Map<String, AttributeValue> key,
            Runnable write,
            Optional<ReturnValuesOnConditionCheckFailure> told) {
        this.real = real;
        this.table = table;
        this.key = key;
        this.write = write;
        tellsOld = told.equals(Optional.of(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        before = item(real, table, key);
    }

    /**
     * @param keys the table as it was made
     * @throws UnsupportedOperationException for a write of a kind that nobody makes here
     */
    static SingleCall of(TransactWriteItem item, DynamoDbClient real, CreateTableRequest keys) {
        if (item.put() != null) {
            Put put = item.put();
            return new SingleCall(
                    real,
                    put.tableName(),
                    key(put.item(), keys),
                    () ->
                            real.putItem(p ->
                                    p.tableName(put.tableName())
                                            .item(put.item())
                                            .conditionExpression(put.conditionExpression())
                                            .expressionAttributeNames(
                                                    put.hasExpressionAttributeNames()
                                                            ? put.expressionAttributeNames()
                                                            : null)
                                            .expressionAttributeValues(
                                                    put.hasExpressionAttributeValues()
                                                            ? put.expressionAttributeValues()
                                                            : null)),
                    Optional.ofNullable(put.returnValuesOnConditionCheckFailure()));
        }
        if (item.delete() != null) {
            Delete delete = item.delete();
            return new SingleCall(
                    real,
                    delete.tableName(),
                    delete.key(),
                    () ->
                            real.deleteItem(d ->
                                    d.tableName(delete.tableName())
                                            .key(delete.key())
                                            .conditionExpression(delete.conditionExpression())
                                            .expressionAttributeNames(
                                                    delete.hasExpressionAttributeNames()
                                                            ? delete.expressionAttributeNames()
                                                            : null)
                                            .expressionAttributeValues(
                                                    delete.hasExpressionAttributeValues()
                                                            ? delete.expressionAttributeValues()
                                                            : null)),
                    Optional.ofNullable(delete.returnValuesOnConditionCheckFailure()));
        }
        throw new UnsupportedOperationException("only Put and Delete are taken apart");
    }

    static Map<String, AttributeValue> item(
            DynamoDbClient real, String table, Map<String, AttributeValue> key) {
        return real.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    static Map<String, AttributeValue> key(
            Map<String, AttributeValue> item, CreateTableRequest declared) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(declared.keySchema().stream().map(k -> k.attributeName()).toList());
        return key;
    }

    /** Why it was refused; empty if it was made. */
    Optional<CancellationReason> attempt() {
        try {
            write.run();
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            CancellationReason.Builder reason =
                    CancellationReason.builder().code("ConditionalCheckFailed");
            if (tellsOld && !before.isEmpty()) {
                reason.item(before);
            }
            return Optional.of(reason.build());
        }
    }

    void takeBack() {
        if (before.isEmpty()) {
            real.deleteItem(delete -> delete.tableName(table).key(key));
        } else {
            real.putItem(put -> put.tableName(table).item(before));
        }
    }
}
