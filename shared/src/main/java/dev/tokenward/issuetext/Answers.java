package dev.tokenward.issuetext;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands under each label of a page. A label is a heading, a bold line, the first cell of a
 * row, or words before a colon; a heading of the same name has precedence over a colon, since prose
 * has colons too.
 */
final class Answers {
    private static final Pattern COLON =
            Pattern.compile("(?<label>[^:\uFF1A]{2,60})[:\uFF1A](?<rest>.*)");

    private final Map<Field, List<List<Part>>> found = new EnumMap<>(Field.class);
    private final Set<Field> headed = EnumSet.noneOf(Field.class);
    private Optional<List<Part>> open = Optional.empty();

    private Answers() {}

    static Answers on(List<Part> page) {
        Answers answers = new Answers();
        page.forEach(part -> {
            if (part instanceof Part.Heading(String text)) {
                answers.labelled(text).ifPresent(answers.headed::add);
            }
        });
        page.forEach(answers::read);
        return answers;
    }

    /** How many of the labels are there: a page that has none is about something else. */
    int labels() {
        return found.size();
    }

    /** The answers under a label, one for each time that it stands there. */
    List<List<Part>> to(Field field) {
        return found.getOrDefault(field, List.of());
    }

    private void read(Part part) {
        switch (part) {
            case Part.Heading(String text) -> {
                open = labelled(text).map(this::begin);
                rest(text).ifPresent(line -> put(new Part.Line(line, line)));
            }
            case Part.Line line -> readLine(line);
            case Part.Row(List<String> cells) -> readRow(cells);
            case Part.Box box -> put(box);
            case Part.Code code -> put(code);
        }
    }

    private void readLine(Part.Line line) {
        Matcher colon = COLON.matcher(line.text());
        Optional<Field> label =
                colon.matches()
                        ? Field.of(colon.group("label")).filter(f -> !headed.contains(f))
                        : Optional.empty();
        if (label.isEmpty()) {
            put(line);
            return;
        }
        open = Optional.of(begin(label.get()));
        String said = line.said().replaceFirst("^[^:\uFF1A]*[:\uFF1A]", "").strip();
        put(new Part.Line(colon.group("rest").strip(), said));
    }

    private void readRow(List<String> cells) {
        Optional<Field> label = cells.isEmpty() ? Optional.empty() : Field.of(cells.getFirst());
        if (label.isEmpty()) {
            String text = String.join(" ", cells).strip();
            put(new Part.Line(text, text));
            return;
        }
        String text = String.join(" ", cells.subList(1, cells.size())).strip();
        begin(label.get()).add(new Part.Line(text, text));
        open = Optional.empty();
    }

    private Optional<Field> labelled(String heading) {
        Matcher colon = COLON.matcher(heading);
        return Field.of(heading)
                .or(() -> colon.matches() ? Field.of(colon.group("label")) : Optional.empty());
    }

    /** What a heading says after a colon. */
    private static Optional<String> rest(String heading) {
        Matcher colon = COLON.matcher(heading);
        return Field.of(heading).isEmpty() && colon.matches()
                ? Optional.of(colon.group("rest").strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private List<Part> begin(Field field) {
        List<Part> answer = new ArrayList<>();
        found.computeIfAbsent(field, f -> new ArrayList<>()).add(answer);
        return answer;
    }

    private void put(Part part) {
        boolean empty = part instanceof Part.Line(String text, String said) && text.isBlank();
        if (!empty) {
            open.ifPresent(answer -> answer.add(part));
        }
    }
}
