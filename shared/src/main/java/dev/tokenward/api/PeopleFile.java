package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Text;
import dev.tokenward.workflow.People.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory as somebody sends it, as CSV or JSON: rows, and every fault with its place. */
record PeopleFile(List<Row> rows, List<Fault> faults) {
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_NAME = 120;
    static final List<String> COLUMNS =
            List.of("email", "name", "manager", "groups", "gitlab_username");

    static PeopleFile read(JsonMapper json, ApiCall call, byte[] bytes) {
        boolean isJson =
                call.header("content-type")
                        .orElse("")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("json");
        List<Fault> faults = new ArrayList<>();
        Map<String, Map<String, String>> cells =
                isJson
                        ? cells(Body.tree(json, bytes), faults)
                        : PeopleCsv.cells(bytes, call.header("content-type").orElse(""), faults);
        if (cells.size() > MOST_ROWS) {
            throw ApiFault.of(
                    413,
                    "too-large",
                    "The file has " + cells.size() + " rows; at most " + MOST_ROWS + " are read.");
        }
        List<Row> rows = new ArrayList<>();
        cells.forEach((place, row) -> row(place, row, faults).ifPresent(rows::add));
        together(rows, faults);
        return new PeopleFile(rows, faults);
    }

    /** JSON: a list of objects; groups a list of texts. */
    private static Map<String, Map<String, String>> cells(JsonNode tree, List<Fault> faults) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        JsonNode list = tree.isObject() && tree.path("items").isArray() ? tree.path("items") : tree;
        if (!list.isArray()) {
            throw ApiFault.of(400, "body", "The body must be a JSON list of people.");
        }
        for (int i = 0; i < list.size(); i++) {
            String place = "[" + i + "]";
            Map<String, String> row = new HashMap<>();
            list.get(i)
                    .properties()
                    .forEach(e -> {
                        JsonNode v = e.getValue();
                        if (!COLUMNS.contains(e.getKey())) {
                            faults.add(
                                    new Fault(
                                            place,
                                            "There is no field \""
                                                    + e.getKey()
                                                    + "\"; known are "
                                                    + COLUMNS
                                                    + "."));
                        } else if (v.isArray()) {
                            row.put(
                                    e.getKey(),
                                    v.valueStream()
                                            .map(JsonNode::asText)
                                            .collect(Collectors.joining(";")));
                        } else if (!v.isNull()) {
                            row.put(e.getKey(), v.asText());
                        }
                    });
            rows.put(place, row);
        }
        return rows;
    }

    private static Optional<Row> row(String place, Map<String, String> cells, List<Fault> faults) {
        Optional<String> address = cell(cells, "email");
        Optional<Email> email = address.flatMap(Email::parse);
        if (email.isEmpty()) {
            faults.add(
                    new Fault(
                            place,
                            address.map(a -> "\"" + a + "\" is no e-mail address.")
                                    .orElse("The e-mail address is missing.")));
            return Optional.empty();
        }
        Optional<Email> manager = Optional.empty();
        Optional<String> managerCell = cell(cells, "manager");
        if (managerCell.isPresent()) {
            manager = Email.parse(managerCell.get());
            if (manager.isEmpty()) {
                faults.add(
                        new Fault(
                                place,
                                "The manager \"" + managerCell.get() + "\" is no e-mail address."));
            }
        }
        Set<String> groups =
                cell(cells, "groups").stream()
                        .flatMap(g -> Arrays.stream(g.split(";", -1)))
                        .map(String::strip)
                        .filter(g -> !g.isEmpty())
                        .collect(Collectors.toSet());
        return Optional.of(
                new Row(
                        place,
                        email.get(),
                        cell(cells, "name").flatMap(n -> name(place, n, faults)),
                        manager,
                        groups,
                        cell(cells, "gitlab_username")));
    }

    private static Optional<String> name(String place, String raw, List<Fault> faults) {
        // a spreadsheet's cell may have several lines; a name has one (case C20)
        return switch (Text.name(raw.replaceAll("\\s*\\R\\s*", " "), LONGEST_NAME)) {
            case Text.Clean(String value) -> Optional.of(value);
            case Text.Missing missing -> Optional.empty();
            case Text.Faulty(String message) -> {
                faults.add(new Fault(place, "The name " + message));
                yield Optional.empty();
            }
        };
    }

    /** A blank cell is absent, not empty: spreadsheets have blank cells by nature (case C11). */
    private static Optional<String> cell(Map<String, String> cells, String column) {
        return Optional.ofNullable(cells.get(column)).map(String::strip).filter(c -> !c.isEmpty());
    }

    private static void together(List<Row> rows, List<Fault> faults) {
        Set<Email> emails = rows.stream().map(Row::email).collect(Collectors.toSet());
        Set<Email> seen = new HashSet<>();
        Set<String> usernames = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(row.email())) {
                faults.add(new Fault(row.place(), row.email() + " stands in the file twice."));
            }
            if (row.manager().equals(Optional.of(row.email()))) {
                faults.add(new Fault(row.place(), row.email() + " is their own manager."));
            }
            if (row.manager().filter(m -> !emails.contains(m)).isPresent()) {
                faults.add(
                        new Fault(
                                row.place(),
                                "The manager " + row.manager().get() + " is not in the file."));
            }
            if (row.gitlabUsername()
                    .filter(u -> !usernames.add(u.toLowerCase(java.util.Locale.ROOT)))
                    .isPresent()) {
                faults.add(
                        new Fault(
                                row.place(),
                                "The GitLab user name "
                                        + row.gitlabUsername().get()
                                        + " stands in the file twice."));
            }
        }
    }
}
