package dev.tokenward.api;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Text;
import dev.tokenward.workflow.People.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory as somebody sends it, as CSV or JSON: rows, and every fault with its place. */
record PeopleFile(List<Row> rows, List<Fault> faults) {
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_NAME = 120;

    /** Of all groups of one person together, so that a row stays far below an item's 400 KB. */
    private static final int LONGEST_GROUPS = 4_000;

    private static final String USERNAME = "[A-Za-z0-9_.-]{1,255}";
    static final List<String> COLUMNS =
            List.of("email", "name", "manager", "groups", "gitlab_username");

    static PeopleFile read(ApiCall call, byte[] bytes) {
        boolean isJson =
                call.header("content-type")
                        .orElse("")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("json");
        List<Fault> faults = new ArrayList<>();
        Map<String, Map<String, String>> cells =
                isJson
                        ? PeopleJson.cells(Body.tree(bytes), faults)
                        : PeopleCsv.cells(bytes, charset(call), faults);
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

    /** What arrived as text was decoded on its way: what it says of its charset is history. */
    private static String charset(ApiCall call) {
        return call.isText() ? "" : call.header("content-type").orElse("");
    }

    private static Optional<Row> row(String place, Map<String, String> cells, List<Fault> faults) {
        Optional<String> address = cell(cells, "email");
        Optional<Email> email = address.flatMap(Email::parse);
        if (email.isEmpty()) {
            faults.add(
                    new Fault(
                            place,
                            address.map(a -> "\"" + Body.shorten(a) + "\" is no e-mail address.")
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
                                "The manager \""
                                        + Body.shorten(managerCell.get())
                                        + "\" is no e-mail address."));
            }
        }
        cell(cells, "groups")
                .filter(g -> g.length() > LONGEST_GROUPS)
                .ifPresent(g ->
                        faults.add(
                                new Fault(
                                        place,
                                        "The groups have "
                                                + g.length()
                                                + " characters; at most "
                                                + LONGEST_GROUPS
                                                + " are read.")));
        Optional<String> username = cell(cells, "gitlab_username");
        if (username.filter(u -> !u.matches(USERNAME)).isPresent()) {
            faults.add(
                    new Fault(
                            place,
                            "\""
                                    + Body.shorten(username.get())
                                    + "\" is no GitLab user name: letters, digits, _ . and -, at"
                                    + " most 255."));
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
                        username));
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
