package dev.tokenward.sandbox.app.faults;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What the SDK throws once its own repeats are used up. Without those repeats each call is struck
 * harder here than in AWS.
 */
final class AwsFaults {
    private AwsFaults() {}

    static SdkException of(Fault fault) {
        return switch (fault) {
            case TOO_MANY -> service(400, "ThrottlingException", "Rate exceeded");
            case UNAVAILABLE_AFTER -> service(503, "ServiceUnavailable", "Try again");
            case CONFLICT -> service(400, "TransactionConflictException", "Transaction is ongoing");
            case REFUSED -> service(400, "AccessDeniedException", "not authorized");
            case GARBAGE, HTML ->
                    SdkClientException.create("Unable to unmarshall response: no JSON");
            default -> throw new IllegalArgumentException(fault + " is no answer");
        };
    }

    private static SdkException service(int status, String code, String message) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(message)
                                .serviceName("DynamoDb")
                                .build())
                .message(message)
                .build();
    }
}
