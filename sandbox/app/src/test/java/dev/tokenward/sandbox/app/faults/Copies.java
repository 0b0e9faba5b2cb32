package dev.tokenward.sandbox.app.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes stored items of stored items. */
final class Copies {
    private Copies() {}

    /** The item with other text wherever this text stands in a value. */
    static Map<String, AttributeValue> of(
            Map<String, AttributeValue> item, String text, String instead) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>();
        item.forEach((name, value) -> copy.put(name, of(value, text, instead)));
        return copy;
    }

    private static AttributeValue of(AttributeValue value, String text, String instead) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(value.s().replace(text, instead));
            case M -> AttributeValue.fromM(of(value.m(), text, instead));
            case L ->
                    AttributeValue.fromL(
                            value.l().stream().map(v -> of(v, text, instead)).toList());
            default -> value;
        };
    }
}
