package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A filter pattern of EventBridge's form: an object leads deeper, an array at a leaf lists what may
 * stand there. What is not known here is refused rather than passed over.
 */
public final class EventPattern {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private EventPattern(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is no pattern, or uses an operator not known here
     */
    public static EventPattern parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                throw new IllegalArgumentException("a pattern is a JSON object");
            }
            check(root);
            return new EventPattern(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the pattern is no JSON: " + json, e);
        }
    }

    private static void check(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isArray() && !value.isEmpty()) {
                value.forEach(LeafTest::parse);
            } else if (value.isObject() && !value.isEmpty() && !field.getKey().startsWith("$")) {
                check(value);
            } else {
                throw new IllegalArgumentException(
                        "field " + field.getKey() + ": a filled array or object is expected");
            }
        }
    }

    /** Whether an event fits. */
    public boolean matches(JsonNode event) {
        return fits(root, event);
    }

    private static boolean fits(JsonNode pattern, JsonNode event) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            JsonNode value = event.path(field.getKey());
            boolean fits =
                    field.getValue().isObject()
                            ? fits(field.getValue(), value)
                            : leafFits(field.getValue(), value);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean leafFits(JsonNode wanted, JsonNode value) {
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else if (!value.isMissingNode()) {
            values.add(value);
        }
        for (JsonNode one : wanted) {
            if (LeafTest.parse(one).holds(values)) {
                return true;
            }
        }
        return false;
    }
}
