package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.net.ForeignJson;

/**
 * The key of a message in its metadata, which people do not see and {@code conversations.history}
 * shows to the app (documented).
 */
final class Mark {
    private static final String TYPE = "tokenward_notice";

    private Mark() {}

    static void put(ObjectNode body, String key) {
        body.putObject("metadata")
                .put("event_type", TYPE)
                .putObject("event_payload")
                .put("key", key);
    }

    static boolean is(JsonNode message, String key) {
        JsonNode metadata = message.path("metadata");
        return ForeignJson.text(metadata, "event_type").filter(TYPE::equals).isPresent()
                && ForeignJson.text(metadata.path("event_payload"), "key")
                        .filter(key::equals)
                        .isPresent();
    }
}
