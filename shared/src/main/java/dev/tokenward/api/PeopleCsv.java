package dev.tokenward.api;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Person;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The directory as a spreadsheet program saves it (cases C19, C20, C22). */
final class PeopleCsv {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._-]+)", Pattern.CASE_INSENSITIVE);

    private PeopleCsv() {}

    static Map<String, Map<String, String>> cells(
            byte[] bytes, String contentType, List<Fault> faults) {
        String text = decode(bytes, contentType);
        if (text.isBlank()) {
            throw ApiFault.of(400, "body", "The file is empty; nothing was changed.");
        }
        char separator = separator(text.lines().findFirst().orElse(""));
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> header = new ArrayList<>();
            for (CSVRecord line : parser) {
                if (header.isEmpty()) {
                    line.forEach(cell -> header.add(column(cell)));
                    columns(header, faults);
                    if (!faults.isEmpty()) {
                        break; // rows would be named for what is wrong with the header
                    }
                } else {
                    row(line, parser.getCurrentLineNumber(), header, separator, rows, faults);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw ApiFault.of(
                    400,
                    "body",
                    "The file is no CSV: a quotation mark may be missing its partner.");
        }
        return rows;
    }

    private static void row(
            CSVRecord line,
            long number,
            List<String> header,
            char separator,
            Map<String, Map<String, String>> rows,
            List<Fault> faults) {
        if (line.stream().allMatch(String::isBlank)) {
            return;
        }
        String place = "line " + number;
        if (line.size() != header.size()) {
            faults.add(
                    new Fault(
                            place,
                            "The row has "
                                    + line.size()
                                    + " cells, the header "
                                    + header.size()
                                    + ": the file may be cut off here."));
            return;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String cell = FormulaGuard.takeOff(line.get(i));
            row.put(
                    header.get(i),
                    header.get(i).equals("groups") && separator == ';'
                            ? cell.replace(',', ';')
                            : cell);
        }
        rows.put(place, row);
    }

    private static String column(String cell) {
        String name = cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return name.equals("gitlab") ? "gitlab_username" : name;
    }

    /** All columns, each once: one left out would empty it for everybody. */
    private static void columns(List<String> header, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!PeopleFile.COLUMNS.contains(column)) {
                faults.add(fault("There is no column \"" + column + "\""));
            } else if (!seen.add(column)) {
                faults.add(fault("The column \"" + column + "\" stands in the header twice"));
            }
        }
        for (String column : PeopleFile.COLUMNS) {
            if (!seen.contains(column)) {
                faults.add(fault("The column \"" + column + "\" is missing"));
            }
        }
    }

    private static Fault fault(String what) {
        return new Fault("header", what + "; wanted are " + PeopleFile.COLUMNS + ".");
    }

    private static char separator(String header) {
        for (char c : new char[] {';', '\t'}) {
            if (header.indexOf(c) >= 0 && header.indexOf(',') < 0) {
                return c;
            }
        }
        return ',';
    }

    /** By its byte order mark, else by what the call says, else UTF-8; never by a guess. */
    private static String decode(byte[] bytes, String contentType) {
        Charset charset = StandardCharsets.UTF_8;
        Matcher named = CHARSET.matcher(contentType);
        if (starts(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (starts(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
        } else if (!starts(bytes, 0xEF, 0xBB) && named.find()) {
            try {
                charset = Charset.forName(named.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw ApiFault.of(
                        400, "charset", "The charset " + named.group(1) + " is not known here.");
            }
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ApiFault.of(
                    400,
                    "charset",
                    "The file is not "
                            + charset
                            + ". Save it as \"CSV UTF-8\", or name its charset: Content-Type:"
                            + " application/csv; charset=windows-1252.");
        }
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    static String write(List<Person> people) {
        return Csv.table(PeopleFile.COLUMNS, people.stream().map(PeopleCsv::cells).toList());
    }

    private static List<String> cells(Person p) {
        return List.of(
                p.email().value(),
                p.name(),
                p.manager().map(Email::value).orElse(""),
                String.join(";", p.groups().stream().sorted().toList()),
                p.gitlabUsername().orElse(""));
    }
}
