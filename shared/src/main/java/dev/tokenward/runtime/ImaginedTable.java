package dev.tokenward.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers what a table would, as far as a rehearsal needs it: what was put is got, and a query
 * finds the items that begin with its values. Conditions always hold. It lies in this process and
 * ends with the rehearsal.
 */
final class ImaginedTable {
    private final Map<String, JsonNode> items = new LinkedHashMap<>();

    /**
     * @param operation of DynamoDB, for example {@code GetItem}
     * @throws IllegalArgumentException if a rehearsal has no use for it
     */
    ObjectNode answer(String operation, JsonNode body) {
        ObjectNode answer = Json.object();
        switch (operation) {
            case "GetItem" -> {
                JsonNode item = items.get(key(body.path("Key")));
                if (item != null) {
                    answer.set("Item", item);
                }
            }
            case "Query" -> query(body, answer);
            case "PutItem" -> put(body.path("Item"));
            case "TransactWriteItems" ->
                    body.path("TransactItems").forEach(part -> put(part.path("Put").path("Item")));
            case "BatchWriteItem" -> {
                body.path("RequestItems")
                        .forEach(writes ->
                                writes.forEach(w -> put(w.path("PutRequest").path("Item"))));
                answer.putObject("UnprocessedItems");
            }
            default -> throw new IllegalArgumentException("no rehearsal needs " + operation);
        }
        return answer;
    }

    private void query(JsonNode body, ObjectNode answer) {
        ArrayNode found = answer.putArray("Items");
        items.values().stream()
                .filter(item -> matches(item, body.path("ExpressionAttributeValues")))
                .forEach(found::add);
        answer.put("Count", found.size());
    }

    /** Keys are texts, whole or their beginning; what the values are compared with is not read. */
    private static boolean matches(JsonNode item, JsonNode values) {
        for (JsonNode value : values) {
            String text = value.path("S").asText("");
            if (item.properties().stream()
                    .map(Map.Entry::getValue)
                    .noneMatch(a -> a.path("S").asText("").startsWith(text))) {
                return false;
            }
        }
        return true;
    }

    private void put(JsonNode item) {
        if (item.isObject()) {
            items.put(key(item), item);
        }
    }

    private static String key(JsonNode item) {
        return item.path("pk").path("S").asText() + "|" + item.path("sk").path("S").asText();
    }
}
