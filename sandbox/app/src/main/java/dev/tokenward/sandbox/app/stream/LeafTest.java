package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One element of a pattern's leaf. The values are those found there: none if it is absent. */
@FunctionalInterface
interface LeafTest {
    boolean holds(List<JsonNode> values);

    /**
     * @throws IllegalArgumentException if the operator is not known
     */
    static LeafTest parse(JsonNode wanted) {
        if (!wanted.isObject()) {
            if (wanted.isArray()) {
                throw new IllegalArgumentException("an array in an array is no pattern");
            }
            return any(value -> same(wanted, value));
        }
        if (wanted.size() != 1) {
            throw new IllegalArgumentException("one operator at a time: " + wanted);
        }
        Map.Entry<String, JsonNode> operator = wanted.properties().iterator().next();
        JsonNode operand = operator.getValue();
        return switch (operator.getKey()) {
            case "exists" -> exists(operand);
            case "prefix" -> any(text(operand, String::startsWith));
            case "suffix" -> any(text(operand, String::endsWith));
            case "equals-ignore-case" -> any(text(operand, String::equalsIgnoreCase));
            case "anything-but" -> anythingBut(operand);
            case "numeric" -> any(numeric(operand));
            default ->
                    throw new IllegalArgumentException(
                            "operator " + operator.getKey() + " is not known here");
        };
    }

    private static LeafTest any(Predicate<JsonNode> test) {
        return values -> values.stream().anyMatch(test);
    }

    /** Of leaves only: an object that stands there does not count as a value. */
    private static LeafTest exists(JsonNode operand) {
        if (!operand.isBoolean()) {
            throw new IllegalArgumentException("exists is true or false");
        }
        return values -> values.stream().anyMatch(JsonNode::isValueNode) == operand.booleanValue();
    }

    private static LeafTest anythingBut(JsonNode operand) {
        if (operand.isObject()) {
            LeafTest inner = parse(operand);
            return values ->
                    values.stream().anyMatch(v -> v.isValueNode() && !inner.holds(List.of(v)));
        }
        List<JsonNode> not = new ArrayList<>();
        if (operand.isArray()) {
            operand.forEach(not::add);
        } else {
            not.add(operand);
        }
        return any(value -> value.isValueNode() && not.stream().noneMatch(n -> same(n, value)));
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return (wanted.isNumber() && value.isNumber())
                ? wanted.decimalValue().compareTo(value.decimalValue()) == 0
                : wanted.equals(value);
    }

    private static Predicate<JsonNode> text(JsonNode operand, TextTest test) {
        if (!operand.isTextual()) {
            throw new IllegalArgumentException("a text is expected, not " + operand);
        }
        return value -> value.isTextual() && test.holds(value.asText(), operand.asText());
    }

    private static Predicate<JsonNode> numeric(JsonNode operand) {
        if (!operand.isArray() || operand.isEmpty() || operand.size() % 2 != 0) {
            throw new IllegalArgumentException("numeric wants pairs of comparison and number");
        }
        Predicate<JsonNode> all = JsonNode::isNumber;
        for (int i = 0; i < operand.size(); i += 2) {
            JsonNode bound = operand.get(i + 1);
            if (!bound.isNumber()) {
                throw new IllegalArgumentException("numeric: no number: " + bound);
            }
            all = all.and(comparison(operand.get(i).asText(), bound));
        }
        return all;
    }

    private static Predicate<JsonNode> comparison(String sign, JsonNode bound) {
        Predicate<Integer> wanted =
                switch (sign) {
                    case "=" -> c -> c == 0;
                    case "<" -> c -> c < 0;
                    case "<=" -> c -> c <= 0;
                    case ">" -> c -> c > 0;
                    case ">=" -> c -> c >= 0;
                    default -> throw new IllegalArgumentException("numeric: no sign: " + sign);
                };
        return value -> wanted.test(value.decimalValue().compareTo(bound.decimalValue()));
    }

    /** A comparison of two texts. */
    @FunctionalInterface
    interface TextTest {
        boolean holds(String value, String operand);
    }
}
