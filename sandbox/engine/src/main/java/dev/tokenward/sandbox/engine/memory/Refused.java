package dev.tokenward.sandbox.engine.memory;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The service's refusals, as the SDK throws them. */
final class Refused {
    private static final int BAD_REQUEST = 400;

    private Refused() {}

    static DynamoDbException validation(String message) {
        return (DynamoDbException)
                DynamoDbException.builder()
                        .statusCode(BAD_REQUEST)
                        .awsErrorDetails(details("ValidationException", message))
                        .message(message)
                        .build();
    }

    static ConditionalCheckFailedException condition(Map<String, AttributeValue> old) {
        ConditionalCheckFailedException.Builder builder = ConditionalCheckFailedException.builder();
        if (!old.isEmpty()) {
            builder.item(old);
        }
        builder.statusCode(BAD_REQUEST)
                .awsErrorDetails(
                        details(
                                "ConditionalCheckFailedException",
                                "The conditional request failed"))
                .message("The conditional request failed");
        return builder.build();
    }

    static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        TransactionCanceledException.Builder builder =
                TransactionCanceledException.builder().cancellationReasons(reasons);
        builder.statusCode(BAD_REQUEST)
                .awsErrorDetails(details("TransactionCanceledException", "Transaction cancelled"))
                .message("Transaction cancelled");
        return builder.build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
