package dev.tokenward.sandbox.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.sandbox.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Two mappings on the stream of a real table in the engine. */
class StreamTriggersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account = Engine.shared().account();
    private final DynamoDbClient dynamo = account.dynamo();
    private final DynamoDbStreamsClient streams = account.streams();
    private final List<JsonNode> seen = Collections.synchronizedList(new ArrayList<>());
    private String streamArn = "";

    @BeforeEach
    void createTable() {
        streamArn =
                dynamo.createTable(r ->
                                r.tableName("things")
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(
                                                AttributeDefinition.builder()
                                                        .attributeName("pk")
                                                        .attributeType(ScalarAttributeType.S)
                                                        .build())
                                        .keySchema(
                                                KeySchemaElement.builder()
                                                        .attributeName("pk")
                                                        .keyType(KeyType.HASH)
                                                        .build())
                                        .streamSpecification(s ->
                                                s.streamEnabled(true)
                                                        .streamViewType("NEW_AND_OLD_IMAGES")))
                        .tableDescription()
                        .latestStreamArn();
    }

    @AfterEach
    void close() {
        dynamo.close();
        streams.close();
    }

    private void put(String key, String kind) {
        Map<String, AttributeValue> item =
                Map.of(
                        "pk", AttributeValue.fromS(key),
                        "kind", AttributeValue.fromS(kind),
                        "n", AttributeValue.fromN("27400000012345"),
                        "none", AttributeValue.fromNul(true),
                        "list", AttributeValue.fromL(List.of(AttributeValue.fromBool(false))));
        dynamo.putItem(r -> r.tableName("things").item(item));
    }

    private StreamTrigger trigger(String kind, Consumer<JsonNode> work) {
        EventPattern filter =
                EventPattern.parse(
                        "{\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"" + kind + "\"]}}}}");
        Mapping mapping =
                new Mapping(
                        "F/" + kind,
                        "F",
                        List.of(filter),
                        true,
                        2,
                        true,
                        true,
                        Optional.of(1),
                        Optional.empty());
        return new StreamTrigger(
                mapping,
                new TableStream(streams, streamArn, "eu-west-1", true),
                event -> {
                    records(event).forEach(seen::add);
                    records(event).forEach(work);
                    return new Invocation.Answered(Payload.of("{}"));
                },
                new FailureDestination());
    }

    private static List<JsonNode> records(Payload event) {
        try {
            List<JsonNode> records = new ArrayList<>();
            JSON.readTree(event.bytes()).path("Records").forEach(records::add);
            assertThat(records).hasSizeBetween(1, 2);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_mapping_gets_what_its_filter_takes_and_quiesce_waits_for_what_follows_from_it() {
        // the second kind is written by the function of the first: a chain of two
        StreamTrigger first =
                trigger(
                        "first",
                        record -> put(record.at("/dynamodb/Keys/pk/S").asText() + "-b", "second"));
        StreamTrigger second = trigger("second", record -> {});
        try (StreamTriggers triggers = new StreamTriggers(List.of(second, first))) {
            triggers.start();
            for (int i = 0; i < 5; i++) {
                put("k" + i, "first");
                put("other" + i, "ignored");
            }
            assertThat(triggers.quiesce(Duration.ofSeconds(20))).isTrue();
        }

        assertThat(seen)
                .extracting(r -> r.at("/dynamodb/NewImage/pk/S").asText())
                .containsExactlyInAnyOrder(
                        "k0", "k1", "k2", "k3", "k4", "k0-b", "k1-b", "k2-b", "k3-b", "k4-b");
    }

    @Test
    void a_record_looks_as_aws_sends_it() {
        try (StreamTriggers triggers =
                new StreamTriggers(List.of(trigger("first", record -> {})))) {
            triggers.start();
            put("k", "first");
            assertThat(triggers.quiesce(Duration.ofSeconds(20))).isTrue();
        }

        JsonNode record = seen.getFirst();
        assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(streamArn);
        assertThat(record.path("eventID").asText()).isNotBlank();
        assertThat(record.at("/dynamodb/Keys/pk/S").asText()).isEqualTo("k");
        assertThat(record.at("/dynamodb/NewImage/n/N").asText()).isEqualTo("27400000012345");
        assertThat(record.at("/dynamodb/NewImage/none/NULL").asBoolean()).isTrue();
        assertThat(record.at("/dynamodb/NewImage/list/L/0/BOOL").isBoolean()).isTrue();
        assertThat(record.at("/dynamodb/SequenceNumber").isTextual()).isTrue();
        assertThat(record.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(record.at("/dynamodb").has("OldImage")).isFalse();
        assertThat(record.at("/dynamodb/ApproximateCreationDateTime").isIntegralNumber()).isTrue();
    }
}
