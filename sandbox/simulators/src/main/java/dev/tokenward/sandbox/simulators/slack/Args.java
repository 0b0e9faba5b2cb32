package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Json;
import java.util.Optional;

/**
 * The arguments of a method, from query, form or JSON. Reading methods take no JSON: there a JSON
 * body counts as none, as in Slack.
 */
final class Args {
    private final ObjectNode values = Json.object();

    private Args() {}

    static Args of(Call call, boolean takesJson) {
        Args args = new Args();
        call.query().asMap().forEach(args.values::put);
        if (call.isForm()) {
            call.form().asMap().forEach(args.values::put);
        } else if (call.isJson() && takesJson) {
            call.json().ifPresent(args.values::setAll);
        }
        return args;
    }

    Optional<String> text(String name) {
        JsonNode node = values.path(name);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    boolean has(String name) {
        return values.hasNonNull(name);
    }

    /** An array, also one written as text in a form; empty where it is neither. */
    Optional<JsonNode> array(String name) {
        JsonNode node = values.path(name);
        Optional<JsonNode> array = node.isTextual() ? Json.parse(node.asText()) : Optional.of(node);
        return array.filter(JsonNode::isArray);
    }

    Optional<JsonNode> object(String name) {
        JsonNode node = values.path(name);
        Optional<JsonNode> object =
                node.isTextual() ? Json.parse(node.asText()) : Optional.of(node);
        return object.filter(JsonNode::isObject);
    }
}
