package dev.tokenward.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON trees as DynamoDB's own maps and lists, so that a record can be read in the console. */
final class Attributes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, AttributeValue> map = new HashMap<>();
                node.properties().forEach(e -> map.put(e.getKey(), of(e.getValue())));
                yield AttributeValue.fromM(map);
            }
            case ARRAY -> AttributeValue.fromL(node.valueStream().map(Attributes::of).toList());
            case NUMBER -> AttributeValue.fromN(node.asText());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            case NULL -> AttributeValue.fromNul(true);
            default -> AttributeValue.fromS(node.textValue());
        };
    }

    static JsonNode tree(AttributeValue value) {
        return switch (value.type()) {
            case M -> {
                ObjectNode object = Json.object();
                value.m().forEach((k, v) -> object.set(k, tree(v)));
                yield object;
            }
            case L -> NODES.arrayNode().addAll(value.l().stream().map(Attributes::tree).toList());
            case N -> number(new BigDecimal(value.n()));
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.nullNode();
            case S -> NODES.textNode(value.s());
            default -> throw new IllegalArgumentException("an item holds a " + value.type());
        };
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() <= 0
                ? NODES.numberNode(value.longValueExact())
                : NODES.numberNode(value);
    }
}
