package dev.tokenward.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The table as files; a line that cannot be read ends the start, with its number. */
final class ScopeTableFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ScopeTableFile() {}

    static ScopeTable read() {
        return read(open("endpoints.csv"), open("sources.csv"));
    }

    static ScopeTable read(Reader endpoints, Reader sources) {
        Map<String, String> addresses =
                lines(sources).stream()
                        .collect(Collectors.toMap(l -> l.get("key"), l -> l.get("address")));
        List<Endpoint> all = new ArrayList<>();
        for (CSVRecord line : lines(endpoints)) {
            try {
                all.add(endpoint(line, addresses));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "endpoints.csv, line " + (line.getRecordNumber() + 1), e);
            }
        }
        return new ScopeTable(all);
    }

    private static List<CSVRecord> lines(Reader file) {
        try (CSVParser parser = CSVParser.parse(file, FORMAT)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Endpoint endpoint(CSVRecord line, Map<String, String> addresses) {
        return new Endpoint(
                Endpoint.segments(line.get("path")),
                methods(line.get("methods")),
                coverage(line.get("scope"), line.get("known")),
                Needs.valueOf(line.get("needs").toUpperCase(Locale.ROOT).replace('-', '_')),
                Arrays.stream(line.get("sources").split(" "))
                        .map(source -> address(source, addresses))
                        .toList(),
                line.get("note"));
    }

    private static Set<Method> methods(String cell) {
        return switch (cell) {
            case "read" -> Method.READING;
            case "write" -> Method.WRITING;
            default ->
                    Arrays.stream(cell.split(" "))
                            .map(Method::valueOf)
                            .collect(Collectors.toUnmodifiableSet());
        };
    }

    private static Coverage coverage(String scope, String known) {
        return switch (scope) {
            case "broad" -> new Coverage.Broad();
            case "unknown" -> new Coverage.Unknown();
            case "none" -> new Coverage.None();
            case "outside" -> new Coverage.Outside();
            default ->
                    new Coverage.Resource(
                            scope, Coverage.Known.valueOf(known.toUpperCase(Locale.ROOT)));
        };
    }

    /** A key, or a key and what stands for the braces in its address: {@code spec:users}. */
    private static URI address(String source, Map<String, String> addresses) {
        String[] parts = source.split(":", 2);
        String address =
                Optional.ofNullable(addresses.get(parts[0]))
                        .orElseThrow(() -> new IllegalArgumentException("no source " + parts[0]));
        return URI.create(parts.length == 2 ? address.replace("{}", parts[1]) : address);
    }

    private static Reader open(String name) {
        InputStream file = ScopeTableFile.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException(name + " is missing from the package");
        }
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }
}
