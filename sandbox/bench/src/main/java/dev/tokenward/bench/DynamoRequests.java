package dev.tokenward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Requests of DynamoDB's protocol, those that an intake makes. */
final class DynamoRequests {
    private DynamoRequests() {}

    static GetItemRequest get(JsonNode body) {
        return GetItemRequest.builder()
                .tableName(text(body, "TableName"))
                .key(DynamoWire.item(body.path("Key")))
                .build();
    }

    static PutItemRequest put(JsonNode body) {
        PutItemRequest.Builder put =
                PutItemRequest.builder()
                        .tableName(text(body, "TableName"))
                        .item(DynamoWire.item(body.path("Item")));
        if (body.has("ConditionExpression")) {
            put.conditionExpression(text(body, "ConditionExpression"))
                    .expressionAttributeNames(names(body))
                    .expressionAttributeValues(
                            DynamoWire.item(body.path("ExpressionAttributeValues")));
        }
        return put.build();
    }

    static QueryRequest query(JsonNode body) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(text(body, "TableName"))
                        .keyConditionExpression(text(body, "KeyConditionExpression"))
                        .expressionAttributeNames(names(body))
                        .expressionAttributeValues(
                                DynamoWire.item(body.path("ExpressionAttributeValues")));
        if (body.has("IndexName")) {
            query.indexName(text(body, "IndexName"));
        }
        if (body.has("Limit")) {
            query.limit(body.path("Limit").intValue());
        }
        if (body.has("ScanIndexForward")) {
            query.scanIndexForward(body.path("ScanIndexForward").booleanValue());
        }
        return query.build();
    }

    static TransactWriteItemsRequest transaction(JsonNode body) {
        return TransactWriteItemsRequest.builder()
                .transactItems(DynamoWire.list(body.path("TransactItems"), DynamoRequests::part))
                .build();
    }

    private static TransactWriteItem part(JsonNode part) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        JsonNode put = part.path("Put");
        JsonNode delete = part.path("Delete");
        JsonNode check = part.path("ConditionCheck");
        if (put.isObject()) {
            Put.Builder builder =
                    Put.builder()
                            .tableName(text(put, "TableName"))
                            .item(DynamoWire.item(put.path("Item")));
            if (put.has("ConditionExpression")) {
                builder.conditionExpression(text(put, "ConditionExpression"))
                        .expressionAttributeNames(names(put))
                        .expressionAttributeValues(
                                DynamoWire.item(put.path("ExpressionAttributeValues")));
            }
            return item.put(builder.build()).build();
        }
        if (delete.isObject()) {
            return item.delete(
                            Delete.builder()
                                    .tableName(text(delete, "TableName"))
                                    .key(DynamoWire.item(delete.path("Key")))
                                    .build())
                    .build();
        }
        return item.conditionCheck(
                        ConditionCheck.builder()
                                .tableName(text(check, "TableName"))
                                .key(DynamoWire.item(check.path("Key")))
                                .conditionExpression(text(check, "ConditionExpression"))
                                .expressionAttributeNames(names(check))
                                .expressionAttributeValues(
                                        DynamoWire.item(check.path("ExpressionAttributeValues")))
                                .build())
                .build();
    }

    private static Map<String, String> names(JsonNode body) {
        return DynamoWire.map(body.path("ExpressionAttributeNames"), JsonNode::textValue);
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the request has no " + field);
        }
        return value.textValue();
    }
}
