package dev.tokenward.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in the JSON in which DynamoDB shows them: {@code {"pk":{"S":"REQUEST#req_1"}}}. */
final class DynamoJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DynamoJson() {}

    static Map<String, AttributeValue> read(JsonNode map) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        map.properties().forEach(e -> attributes.put(e.getKey(), attribute(e.getValue())));
        return attributes;
    }

    private static AttributeValue attribute(JsonNode json) {
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.textValue());
            case "N" -> AttributeValue.fromN(value.textValue());
            case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
            case "NULL" -> AttributeValue.fromNul(true);
            case "L" ->
                    AttributeValue.fromL(value.valueStream().map(DynamoJson::attribute).toList());
            case "M" -> AttributeValue.fromM(read(value));
            default -> throw new IllegalArgumentException("no type of DynamoDB: " + only.getKey());
        };
    }

    /** The attributes in the order of their names, so that a file shows what differs. */
    static ObjectNode write(Map<String, AttributeValue> attributes) {
        ObjectNode map = NODES.objectNode();
        new TreeMap<>(attributes).forEach((name, value) -> map.set(name, json(value)));
        return map;
    }

    private static JsonNode json(AttributeValue value) {
        ObjectNode only = NODES.objectNode();
        return switch (value.type()) {
            case S -> only.put("S", value.s());
            case N -> only.put("N", value.n());
            case BOOL -> only.put("BOOL", value.bool());
            case NUL -> only.put("NULL", true);
            case L ->
                    only.set(
                            "L",
                            NODES.arrayNode()
                                    .addAll(value.l().stream().map(DynamoJson::json).toList()));
            case M -> only.set("M", write(value.m()));
            default -> throw new IllegalArgumentException("the store keeps no " + value.type());
        };
    }
}
