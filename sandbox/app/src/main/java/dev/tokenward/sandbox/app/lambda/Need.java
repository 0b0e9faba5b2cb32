package dev.tokenward.sandbox.app.lambda;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * What IAM asks for before it lets a call through.
 *
 * @param action in IAM's spelling, for example {@code dynamodb:Query}
 * @param resource an ARN
 */
public record Need(String action, String resource) {
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
                                    secretArnPrefix + secret.secretId() + "-AbCdEf"));
            case QueryRequest query when query.indexName() != null ->
                    List.of(new Need("dynamodb:Query", tableArn + "/index/" + query.indexName()));
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().stream()
                            .flatMap(Need::actions)
                            .distinct()
                            .map(action -> new Need(action, tableArn))
                            .toList();
            // IAM asks for the single action, as for the writes above
            case TransactGetItemsRequest all -> List.of(new Need("dynamodb:GetItem", tableArn));
            default -> List.of(new Need("dynamodb:" + operation, tableArn));
        };
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
