package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.workflow.Result;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A page of a report as JSON or, if asked for, as a table of the same words. */
final class Tables {
    private Tables() {}

    /**
     * The page; as CSV the cursor of the next one is in a header.
     *
     * @param columns fields of an item; a dot leads into an object, and a list is a text
     */
    static <T> APIGatewayV2HTTPResponse of(
            Api api,
            ApiCall call,
            Result<T> result,
            Function<T, ObjectNode> view,
            List<String> columns) {
        if (call.wantsCsv() && result instanceof Result.Done<T>(T report)) {
            ObjectNode page = view.apply(report);
            JsonNode cursor = page.path("cursor");
            return Answers.csv(
                    write(columns, page.path("items")),
                    cursor.isTextual() ? Map.of("next-cursor", cursor.textValue()) : Map.of());
        }
        return api.answers().of(result, call.requestId(), r -> 200, view, r -> Map.of());
    }

    private static String write(List<String> columns, JsonNode items) {
        return Csv.table(
                columns,
                StreamSupport.stream(items.spliterator(), false)
                        .map(item -> columns.stream().map(c -> cell(item, c)).toList())
                        .toList());
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
