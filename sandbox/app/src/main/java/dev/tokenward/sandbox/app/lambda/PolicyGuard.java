package dev.tokenward.sandbox.app.lambda;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * Lets a function do what its role allows, and refuses the rest as IAM would: a permission that is
 * missing in the template is missing here too.
 */
public final class PolicyGuard implements ExecutionInterceptor {
    private final String function;
    private final Access access;
    private final String tableArn;
    private final String secretArnPrefix;

    /**
     * @param secretArnPrefix ARN of a secret without its name
     */
    public PolicyGuard(String function, Access access, String tableArn, String secretArnPrefix) {
        this.function = function;
        this.access = access;
        this.tableArn = tableArn;
        this.secretArnPrefix = secretArnPrefix;
    }

    private record Need(String action, String resource) {}

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        for (Need need : needs(context.request(), operation)) {
            if (!access.allows(need.action(), need.resource())) {
                throw denied(need);
            }
        }
    }

    private List<Need> needs(SdkRequest request, String operation) {
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
                            .flatMap(PolicyGuard::actions)
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

    private AwsServiceException denied(Need need) {
        String message =
                "User: "
                        + function
                        + " is not authorized to perform: "
                        + need.action()
                        + " on resource: "
                        + need.resource()
                        + " because its role in the template does not allow it";
        return AwsServiceException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage(message)
                                .build())
                .build();
    }
}
