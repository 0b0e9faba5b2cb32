package dev.tokenward.api;

import java.util.List;
import java.util.stream.Collectors;

/** Tables for spreadsheets: each cell quoted, none a formula. */
final class Csv {
    private static final String END = "\r\n";

    private Csv() {}

    static String table(List<String> header, List<List<String>> rows) {
        return heading(header) + rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    static String heading(List<String> columns) {
        return String.join(",", columns) + END;
    }

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
    }

    private static String cell(String value) {
        return "\"" + FormulaGuard.put(value).replace("\"", "\"\"") + "\"";
    }
}
