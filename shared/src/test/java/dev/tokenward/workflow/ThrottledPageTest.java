package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Kind;
import dev.tokenward.store.PageRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** DynamoDB answers 400 both to a cursor that is none and to too many calls. */
class ThrottledPageTest {
    private boolean throttled;

    private final Company company =
            new Company(
                    Company.POLICY,
                    table ->
                            Between.of(
                                    table,
                                    (operation, real) -> {
                                        if (throttled && operation.equals("query")) {
                                            throw tooMany();
                                        }
                                        return real.call();
                                    }));

    @AfterEach
    void close() {
        company.close();
    }

    private static DynamoDbException tooMany() {
        return (DynamoDbException)
                DynamoDbException.builder()
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("ThrottlingException")
                                        .errorMessage("Rate exceeded")
                                        .build())
                        .build();
    }

    @Test
    void nobodyIsToldThatTheirCursorIsWrongWhenTheTableIsBusy() {
        company.opened(Kind.OAUTH_CLIENT);
        company.opened(Kind.OAUTH_CLIENT);
        Optional<String> cursor =
                company.store.requests(Optional.empty(), PageRequest.first(1)).cursor();
        assertThat(cursor).isPresent();
        throttled = true;

        assertThatThrownBy(
                        () -> company.store.requests(Optional.empty(), new PageRequest(1, cursor)))
                .isInstanceOf(DynamoDbException.class);
    }
}
