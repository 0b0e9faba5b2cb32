package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Fault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The directory as a JSON list of people; {@code groups} may be a list. */
final class PeopleJson {
    private PeopleJson() {}

    static Map<String, Map<String, String>> cells(JsonNode tree, List<Fault> faults) {
        JsonNode list = tree.isObject() && tree.path("items").isArray() ? tree.path("items") : tree;
        if (!list.isArray()) {
            throw ApiFault.of(400, "body", "The body must be a JSON list of people.");
        }
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "[" + i + "]";
            if (list.get(i).isObject()) {
                rows.put(place, cells(place, list.get(i), faults));
            } else {
                faults.add(new Fault(place, "A person is an object; this is none."));
            }
        }
        return rows;
    }

    private static Map<String, String> cells(String place, JsonNode person, List<Fault> faults) {
        Map<String, String> row = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : person.properties()) {
            String name = field.getKey();
            if (!PeopleFile.COLUMNS.contains(name)) {
                faults.add(
                        new Fault(
                                place,
                                "There is no field \""
                                        + Body.shorten(name)
                                        + "\"; known are "
                                        + PeopleFile.COLUMNS
                                        + "."));
            } else if (!field.getValue().isNull()) {
                text(name, field.getValue())
                        .ifPresentOrElse(
                                value -> row.put(name, value),
                                () -> faults.add(new Fault(place, wanted(name))));
            }
        }
        return row;
    }

    /** Nothing is read into a text that is none: a group that was dropped would be a right lost. */
    private static Optional<String> text(String name, JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        boolean texts =
                value.isArray()
                        && value.valueStream()
                                .allMatch(v -> v.isTextual() && !v.textValue().contains(";"));
        return name.equals("groups") && texts
                ? Optional.of(
                        value.valueStream()
                                .map(JsonNode::textValue)
                                .collect(Collectors.joining(";")))
                : Optional.empty();
    }

    private static String wanted(String name) {
        return name.equals("groups")
                ? "groups must be a list of texts without a ; in them, or a text with ; between them."
                : name + " must be a text.";
    }
}
