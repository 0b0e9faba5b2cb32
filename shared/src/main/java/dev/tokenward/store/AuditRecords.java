package dev.tokenward.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stored events as people read them, and as lines of an export. */
final class AuditRecords {
    private static final String ERASED = "erased";

    private AuditRecords() {}

    static AuditEvent event(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> event = Items.attribute(item, "event").m();
        Map<String, String> personal = new TreeMap<>();
        Items.attribute(event, "personal").m().keySet().forEach(k -> personal.put(k, ERASED));
        plain(item)
                .properties()
                .forEach(e -> personal.put(e.getKey(), e.getValue().path("value").asText()));
        String actor = personal.getOrDefault("actor", ERASED);
        personal.remove("actor");
        return new AuditEvent(
                new AuditEntry(
                        Items.attribute(event, "subject").s(),
                        Items.attribute(event, "type").s(),
                        actor,
                        Channel.valueOf(Items.attribute(event, "channel").s()),
                        texts(Items.attribute(event, "details").m()),
                        personal),
                Long.parseLong(Items.attribute(event, "sequence").s()),
                Instant.parse(Items.attribute(event, "at").s()),
                Items.attribute(event, "previous").s(),
                Items.attribute(item, "hash").s());
    }

    /**
     * What is stored, as it is: whether it is what was once written is for the verifier to say, so
     * an item that somebody damaged is shown and not stumbled over.
     */
    static String line(Map<String, AttributeValue> item) {
        ObjectNode line = Json.object();
        line.set("event", tree(item, "event"));
        line.set("hash", tree(item, "hash"));
        line.set("plain", plain(item));
        return Json.write(line);
    }

    /** A part of an item as it is; null where it is missing. */
    static JsonNode tree(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name)
                ? Attributes.tree(Items.attribute(item, name))
                : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode plain(Map<String, AttributeValue> item) {
        return item.containsKey("plain")
                ? Attributes.tree(Items.attribute(item, "plain"))
                : Json.object();
    }

    private static Map<String, String> texts(Map<String, AttributeValue> map) {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((k, v) -> texts.put(k, v.s()));
        return texts;
    }
}
