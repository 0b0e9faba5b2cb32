package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import java.util.List;

/** A record to be sent, in its envelope. */
final class Body {
    private final ObjectNode root = Json.object();
    private final ObjectNode record;

    private Body(String envelope) {
        this.record = root.putObject(envelope);
    }

    static Body in(String envelope) {
        return new Body(envelope);
    }

    Body put(String field, String value) {
        record.put(field, value);
        return this;
    }

    Body put(String field, boolean value) {
        record.put(field, value);
        return this;
    }

    Body put(String field, List<String> values) {
        values.forEach(record.putArray(field)::add);
        return this;
    }

    JsonNode root() {
        return root;
    }
}
