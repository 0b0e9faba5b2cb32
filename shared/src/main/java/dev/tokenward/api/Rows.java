package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The text of a table in the making, and how much of an answer it fills. */
final class Rows {
    private final List<String> columns;
    private final int mostBytes;
    private final StringBuilder text = new StringBuilder();
    private int bytes;

    /**
     * @param mostBytes of the text inside the JSON of the function's answer, where each quote has
     *     two
     */
    Rows(List<String> columns, int mostBytes) {
        this.columns = columns;
        this.mostBytes = mostBytes;
        put(Csv.heading(columns));
    }

    /** How many of them find room, from the first on. */
    int fitting(JsonNode items) {
        int room = mostBytes - bytes;
        int count = 0;
        for (JsonNode item : items) {
            room -= size(line(item));
            if (room < 0) {
                break;
            }
            count++;
        }
        return count;
    }

    void add(JsonNode items) {
        items.forEach(item -> put(line(item)));
    }

    String text() {
        return text.toString();
    }

    private void put(String line) {
        text.append(line);
        bytes += size(line);
    }

    private static int size(String line) {
        return Json.write(TextNode.valueOf(line)).getBytes(StandardCharsets.UTF_8).length - 2;
    }

    private String line(JsonNode item) {
        return Csv.line(columns.stream().map(column -> cell(item, column)).toList());
    }

    private static String cell(JsonNode item, String column) {
        JsonNode value = item.at("/" + column.replace('.', '/'));
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        return value.isNull() ? "" : value.asText();
    }
}
