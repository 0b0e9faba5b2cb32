package dev.tokenward.sandbox.app.faults;

import dev.tokenward.metrics.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One call of the table for each form that calls had: the same expressions on values of the same
 * types.
 */
final class Asked implements Observer {
    private static final List<String> FORM =
            List.of(
                    "IndexName",
                    "KeyConditionExpression",
                    "FilterExpression",
                    "ProjectionExpression",
                    "UpdateExpression",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues");

    final Map<String, DynamoDbRequest> calls = new LinkedHashMap<>();

    @Override
    public synchronized void asks(String function, String operation, SdkRequest request) {
        switch (request) {
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().forEach(item -> remember(item));
            case DynamoDbRequest call -> calls.putIfAbsent(operation + " " + form(call), call);
            default -> {
                // a secret is read by its name alone
            }
        }
    }

    /** A transaction is as many forms as it has writes. */
    private void remember(TransactWriteItem item) {
        SdkPojo write = item.put() == null ? item.delete() : item.put();
        calls.putIfAbsent(
                "TransactWriteItems " + form(write),
                TransactWriteItemsRequest.builder().transactItems(item).build());
    }

    private static String form(SdkPojo call) {
        Map<String, String> form = new TreeMap<>();
        call.sdkFields().stream()
                .filter(field -> FORM.contains(field.memberName()))
                .forEach(field ->
                        Optional.ofNullable(field.getValueOrDefault(call))
                                .ifPresent(value -> form.put(field.memberName(), typed(value))));
        return form.toString();
    }

    private static String typed(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(e ->
                                e.getKey()
                                        + "="
                                        + (e.getValue() instanceof AttributeValue v
                                                ? v.type()
                                                : e.getValue()))
                        .sorted()
                        .collect(Collectors.joining(","))
                : value.toString();
    }

    @Override
    public Metrics metrics(String function) {
        return Metrics.NONE;
    }
}
