package dev.tokenward.sandbox.app.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * What IAM asks for before it lets a call through.
 *
 * @param action in IAM's spelling, for example {@code dynamodb:Query}
 * @param resource an ARN
 * @param context what conditions may ask about, by IAM's key
 */
public record Need(String action, String resource, Map<String, Set<String>> context) {
    /** The partition keys of what is written. */
    public static final String KEYS = "dynamodb:LeadingKeys";

    /** The transaction that a write is part of; absent outside of one. */
    public static final String ENCLOSING = "dynamodb:EnclosingOperation";

    private static final String PARTITION_KEY = "pk";

    /**
     * What a call of DynamoDB or Secrets Manager needs.
     *
     * @param secretArnPrefix ARN of a secret without its name
     */
    public static List<Need> of(
            SdkRequest request, String operation, String tableArn, String secretArnPrefix) {
        return switch (request) {
            case GetSecretValueRequest secret ->
                    // AWS adds six characters to a secret's ARN, the template's reader these
                    List.of(
                            new Need(
                                    "secretsmanager:GetSecretValue",
                                    secretArnPrefix + secret.secretId() + "-AbCdEf",
                                    Map.of()));
            case QueryRequest query when query.indexName() != null ->
                    List.of(
                            new Need(
                                    "dynamodb:Query",
                                    tableArn + "/index/" + query.indexName(),
                                    Map.of()));
            case TransactWriteItemsRequest transaction -> {
                Map<String, Set<String>> context = context(transaction);
                yield transaction.transactItems().stream()
                        .flatMap(Need::actions)
                        .distinct()
                        .map(action -> new Need(action, tableArn, context))
                        .toList();
            }
            // IAM asks for the single action, as for the writes above
            case TransactGetItemsRequest all ->
                    List.of(new Need("dynamodb:GetItem", tableArn, Map.of()));
            default -> List.of(new Need("dynamodb:" + operation, tableArn, context(request)));
        };
    }

    /**
     * Whether IAM shows each part of a transaction its own key or all of them is not documented:
     * here it is all of them, so that no condition that breaks on it goes unseen.
     */
    private static Map<String, Set<String>> context(TransactWriteItemsRequest transaction) {
        return Map.of(
                KEYS,
                keys(transaction.transactItems().stream().map(Need::written).toList()),
                ENCLOSING,
                Set.of("TransactWriteItems"));
    }

    private static Map<String, Set<String>> context(SdkRequest request) {
        return switch (request) {
            case PutItemRequest put -> Map.of(KEYS, keys(List.of(put.item())));
            case UpdateItemRequest update -> Map.of(KEYS, keys(List.of(update.key())));
            case DeleteItemRequest delete -> Map.of(KEYS, keys(List.of(delete.key())));
            case BatchWriteItemRequest batch ->
                    Map.of(
                            KEYS,
                            keys(
                                    batch.requestItems().values().stream()
                                            .flatMap(List::stream)
                                            .map(Need::written)
                                            .toList()));
            default -> Map.of();
        };
    }

    private static Set<String> keys(Collection<Map<String, AttributeValue>> items) {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(item.get(PARTITION_KEY)))
                .map(AttributeValue::s)
                .collect(Collectors.toSet());
    }

    private static Map<String, AttributeValue> written(WriteRequest write) {
        return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
    }

    private static Map<String, AttributeValue> written(TransactWriteItem item) {
        if (item.put() != null) {
            return item.put().item();
        }
        if (item.update() != null) {
            return item.update().key();
        }
        return item.delete() == null ? item.conditionCheck().key() : item.delete().key();
    }

    private static Stream<String> actions(TransactWriteItem item) {
        return Stream.of(
                        item.put() == null ? "" : "dynamodb:PutItem",
                        item.update() == null ? "" : "dynamodb:UpdateItem",
                        item.delete() == null ? "" : "dynamodb:DeleteItem",
                        item.conditionCheck() == null ? "" : "dynamodb:ConditionCheckItem")
                .filter(action -> !action.isEmpty());
    }
}
