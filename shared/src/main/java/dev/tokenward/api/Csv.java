package dev.tokenward.api;

import java.util.List;
import java.util.stream.Collectors;

/** Tables for spreadsheets: each cell quoted, none a formula. */
final class Csv {
    private Csv() {}

    static String table(List<String> header, List<List<String>> rows) {
        return String.join(",", header)
                + "\r\n"
                + rows.stream()
                        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                        .map(line -> line + "\r\n")
                        .collect(Collectors.joining());
    }

    private static String cell(String value) {
        return "\"" + FormulaGuard.put(value).replace("\"", "\"\"") + "\"";
    }
}
