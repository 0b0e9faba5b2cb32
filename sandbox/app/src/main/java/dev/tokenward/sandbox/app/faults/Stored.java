package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an item as it stands in the table. */
final class Stored {
    private Stored() {}

    /** The items of a type. */
    static Stream<Map<String, AttributeValue>> all(MemoryDynamo table, String type) {
        return table.items().stream().filter(i -> text(i, "type").equals(type));
    }

    /** Empty if there is none, or if it is no text. */
    static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).map(AttributeValue::s).orElse("");
    }

    /** Empty if there is none. */
    static Map<String, AttributeValue> map(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).map(AttributeValue::m).orElse(Map.of());
    }

    /** Empty also where null is stored. */
    static Optional<AttributeValue> attribute(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).filter(v -> v.type() != AttributeValue.Type.NUL);
    }

    /** Whether this text stands in any name or value of an item, however deep. */
    static boolean mentions(Map<String, AttributeValue> item, String text) {
        return item.entrySet().stream()
                .anyMatch(e -> e.getKey().contains(text) || mentions(e.getValue(), text));
    }

    private static boolean mentions(AttributeValue value, String text) {
        return switch (value.type()) {
            case S -> value.s().contains(text);
            case M -> mentions(value.m(), text);
            case L -> value.l().stream().anyMatch(v -> mentions(v, text));
            default -> value.toString().contains(text);
        };
    }
}
