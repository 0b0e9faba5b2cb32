package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@code events/issuance.json} and {@code events/notification.json} hold items as they are stored.
 */
class EventFilesTest {
    private final Items items = new Items(new DueTimes(Samples.POLICY));

    @Test
    void issuancesEventIsARequestThatBecameApproved() throws IOException {
        JsonNode record = record("issuance");
        Request before = request(record.at("/dynamodb/OldImage"));
        Request after = request(record.at("/dynamodb/NewImage"));

        assertThat(record.path("eventName").asText()).isEqualTo("MODIFY");
        assertThat(before.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(after.state()).isEqualTo(RequestState.APPROVED);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(DynamoJson.read(record.at("/dynamodb/Keys")))
                .isEqualTo(Items.requestKey(after.id()));
    }

    @Test
    void notificationsEventIsANewRowOfTheOutbox() throws IOException {
        JsonNode record = record("notification");
        Map<String, AttributeValue> image = DynamoJson.read(record.at("/dynamodb/NewImage"));
        OutboxRow row = Items.read(image, OutboxRow.class);

        assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
        assertThat(row.status()).isEqualTo(OutboxRow.Status.PENDING);
        assertThat(image).isEqualTo(stored(items.of(row), image));
        assertThat(DynamoJson.read(record.at("/dynamodb/Keys")))
                .isEqualTo(Items.outboxKey(row.notice().key()));
    }

    private Request request(JsonNode json) {
        Map<String, AttributeValue> image = DynamoJson.read(json);
        Request request = Items.requests().apply(image);
        assertThat(image).isEqualTo(stored(items.of(request), image));
        return request;
    }

    /** The item as the store would write it, in the commit that the image names. */
    private static Map<String, AttributeValue> stored(
            Item item, Map<String, AttributeValue> image) {
        return item.text("commit", Items.attribute(image, "commit").s()).attributes();
    }

    private static JsonNode record(String event) throws IOException {
        JsonNode records =
                new ObjectMapper()
                        .readTree(Path.of("..", "events", event + ".json").toFile())
                        .path("Records");
        assertThat(records).hasSize(1);
        assertThat(records.path(0).path("eventSource").asText()).isEqualTo("aws:dynamodb");
        return records.path(0);
    }
}
