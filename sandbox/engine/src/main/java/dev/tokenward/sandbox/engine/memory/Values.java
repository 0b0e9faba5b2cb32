package dev.tokenward.sandbox.engine.memory;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares attribute values as DynamoDB does: numbers by value, texts by code unit. */
final class Values {
    private Values() {}

    static boolean equal(AttributeValue a, AttributeValue b) {
        boolean numbers = a.type() == AttributeValue.Type.N && b.type() == AttributeValue.Type.N;
        return numbers ? number(a).compareTo(number(b)) == 0 : a.equals(b);
    }

    /** Empty where the two are of different kinds: then no comparison holds. */
    static Optional<Integer> compare(AttributeValue a, AttributeValue b) {
        if (a.type() != b.type()) {
            return Optional.empty();
        }
        return switch (a.type()) {
            case S -> Optional.of(a.s().compareTo(b.s()));
            case N -> Optional.of(number(a).compareTo(number(b)));
            default -> Optional.empty();
        };
    }

    private static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    /** A key attribute's text; this engine has text keys only. */
    static Optional<String> key(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.type() != AttributeValue.Type.S) {
            throw Refused.validation("Type mismatch for key " + name + ": expected S");
        }
        if (value.s().isEmpty()) {
            throw Refused.validation("The AttributeValue for a key attribute cannot be empty");
        }
        return Optional.of(value.s());
    }
}
