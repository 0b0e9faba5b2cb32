package dev.tokenward.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableRulesTest {
    private static final String GOOD =
            """
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: pk, AttributeType: S}
                    - {AttributeName: sk, AttributeType: S}
                  KeySchema:
                    - {AttributeName: pk, KeyType: HASH}
                    - {AttributeName: sk, KeyType: RANGE}
                  GlobalSecondaryIndexes:
                    - IndexName: turned
                      KeySchema: [{AttributeName: sk, KeyType: HASH}]
                      Projection: {ProjectionType: ALL}
            """;

    @Test
    void wellFormedTableIsAccepted() {
        assertThatCode(() -> check(GOOD)).doesNotThrowAnyException();
    }

    @Test
    void attributeInNoKeyIsRefused() {
        refused(
                GOOD.replace(
                        "      KeySchema:\n        - {AttributeName: pk",
                        "        - {AttributeName: spare, AttributeType: S}\n      KeySchema:\n        - {AttributeName: pk"),
                "spare is defined but is in no key");
    }

    @Test
    void keyThatIsNotDefinedIsRefused() {
        refused(
                GOOD.replace("[{AttributeName: sk,", "[{AttributeName: other,"),
                "key other of index turned is not among AttributeDefinitions");
    }

    @Test
    void keysInTheWrongOrderAreRefused() {
        refused(
                GOOD.replace(
                        "[{AttributeName: sk, KeyType: HASH}]",
                        "[{AttributeName: sk, KeyType: RANGE}]"),
                "key types");
    }

    @Test
    void moreThanTwentyIndexesAreRefused() {
        String indexes =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                "        - IndexName: more"
                                        + i
                                        + "\n          KeySchema: [{AttributeName: sk, KeyType: HASH}]\n          Projection: {ProjectionType: KEYS_ONLY}\n")
                        .collect(Collectors.joining());
        refused(GOOD + indexes, "21 GlobalSecondaryIndexes");
    }

    @Test
    void projectionBillingStreamAndUnknownPropertyAreRefusedTogether() {
        String bad =
                GOOD.replace("{ProjectionType: ALL}", "{ProjectionType: INCLUDE}")
                                .replace("BillingMode: PAY_PER_REQUEST", "Colour: blue")
                        + "      StreamSpecification: {StreamViewType: EVERYTHING}\n";
        assertThatThrownBy(() -> check(bad))
                .hasMessageContaining("projection INCLUDE")
                .hasMessageContaining("ProvisionedThroughput")
                .hasMessageContaining("no property Colour")
                .hasMessageContaining("StreamViewType");
    }

    private static void check(String template) {
        TableFromTemplate.of(Template.parse(template, Map.of()));
    }

    private static void refused(String template, String message) {
        assertThatThrownBy(() -> check(template))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining(message);
    }
}
