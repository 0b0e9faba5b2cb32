package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Writes what the stream's API gives as Lambda's poller sends it. */
final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    static StreamRecord of(Record record, String streamArn, String region) {
        var change = record.dynamodb();
        Instant created =
                change.approximateCreationDateTime() == null
                        ? Instant.EPOCH
                        : change.approximateCreationDateTime();
        ObjectNode json = JSON.createObjectNode();
        json.put("eventID", record.eventID() == null ? newId() : record.eventID());
        json.put("eventName", record.eventNameAsString());
        json.put("eventVersion", "1.1");
        json.put("eventSource", "aws:dynamodb");
        json.put("awsRegion", region);
        ObjectNode dynamodb = json.putObject("dynamodb");
        if (change.approximateCreationDateTime() != null) {
            dynamodb.put("ApproximateCreationDateTime", created.getEpochSecond());
        }
        dynamodb.set("Keys", map(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", map(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", map(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber());
        dynamodb.put("SizeBytes", change.sizeBytes() == null ? 0L : change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());
        json.put("eventSourceARN", streamArn);
        if (record.userIdentity() != null && record.userIdentity().principalId() != null) {
            ObjectNode identity = json.putObject("userIdentity");
            identity.put("type", record.userIdentity().type());
            identity.put("principalId", record.userIdentity().principalId());
        }
        return new StreamRecord(change.sequenceNumber(), created, json);
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode json = JSON.createObjectNode();
        attributes.forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static JsonNode value(AttributeValue value) {
        ObjectNode json = JSON.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case B -> json.put("B", base64(value.b()));
            case SS -> json.set("SS", JSON.valueToTree(value.ss()));
            case NS -> json.set("NS", JSON.valueToTree(value.ns()));
            case BS -> json.set("BS", JSON.valueToTree(base64(value.bs())));
            case M -> json.set("M", map(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(item -> list.add(value(item)));
            }
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("an attribute of an unknown type");
        }
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static List<String> base64(List<SdkBytes> many) {
        return many.stream().map(RecordJson::base64).toList();
    }
}
