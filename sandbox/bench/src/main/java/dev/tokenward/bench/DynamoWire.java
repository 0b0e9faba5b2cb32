package dev.tokenward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as DynamoDB's protocol spells them. */
final class DynamoWire {
    private final ObjectMapper json;

    DynamoWire(ObjectMapper json) {
        this.json = json;
    }

    static Map<String, AttributeValue> item(JsonNode node) {
        return map(node, DynamoWire::value);
    }

    static <T> Map<String, T> map(JsonNode node, Function<JsonNode, T> each) {
        Map<String, T> map = new HashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), each.apply(e.getValue())));
        return map;
    }

    static AttributeValue value(JsonNode node) {
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.textValue());
            case "N" -> AttributeValue.fromN(value.textValue());
            case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(item(value));
            case "L" -> AttributeValue.fromL(list(value, DynamoWire::value));
            case "SS" -> AttributeValue.fromSs(list(value, JsonNode::textValue));
            default -> throw new IllegalArgumentException("no type " + only.getKey());
        };
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> each) {
        List<T> list = new ArrayList<>();
        node.forEach(n -> list.add(each.apply(n)));
        return list;
    }

    ObjectNode node(Map<String, AttributeValue> item) {
        ObjectNode node = json.createObjectNode();
        item.forEach((name, value) -> node.set(name, node(value)));
        return node;
    }

    private ObjectNode node(AttributeValue value) {
        ObjectNode node = json.createObjectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case M -> node.set("M", node(value.m()));
            case L -> {
                ArrayNode list = node.putArray("L");
                value.l().forEach(v -> list.add(node(v)));
            }
            case SS -> {
                ArrayNode list = node.putArray("SS");
                value.ss().forEach(list::add);
            }
            default -> throw new IllegalArgumentException("no type " + value.type());
        }
        return node;
    }
}
