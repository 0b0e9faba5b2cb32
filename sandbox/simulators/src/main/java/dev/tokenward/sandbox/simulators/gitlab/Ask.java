package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An authenticated call.
 *
 * @param params from query, form and JSON together
 */
record Ask(Call call, User user, boolean admin, ObjectNode params, Instant now) {
    static Ask of(Call call, User user, boolean admin, Instant now) {
        ObjectNode params = Json.object();
        call.query().asMap().forEach(params::put);
        if (call.isForm()) {
            call.form().asMap().forEach(params::put);
        } else {
            call.json().ifPresent(params::setAll);
        }
        return new Ask(call, user, admin, params, now);
    }

    Optional<String> text(String name) {
        JsonNode node = params.path(name);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    boolean has(String name) {
        return params.has(name);
    }

    /** Ids as an array, or as numbers between commas. */
    List<Long> ids(String name) {
        List<Long> ids = new ArrayList<>();
        JsonNode node = params.path(name);
        if (node.isArray()) {
            node.forEach(id -> ids.add(id.asLong()));
        } else {
            for (String id : node.asText("").split(",", -1)) {
                if (id.trim().matches("\\d{1,18}")) {
                    ids.add(Long.parseLong(id.trim()));
                }
            }
        }
        return List.copyOf(ids);
    }
}
