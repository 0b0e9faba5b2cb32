package dev.tokenward.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people send them: one form only, {@code 2027-03-31}. Anything else is refused with what
 * it may have meant, never understood by guess (case C38).
 */
public final class Dates {
    private static final Pattern WANTED = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9].*|[Zz]|[+-][0-9:]+)");
    private static final DateTimeFormatter IN_WORDS =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String WRITE = "write the day as year-month-day, for example 2027-03-31";

    private Dates() {}

    /** What reading a day comes to: the day, or what is wrong with the text. */
    public sealed interface Reading {
        record Day(LocalDate value) implements Reading {
            @Override
            public Optional<LocalDate> value(Consumer<String> wrong) {
                return Optional.of(value);
            }
        }

        /** To be read after the field's name. */
        record Unreadable(String message) implements Reading {
            @Override
            public Optional<LocalDate> value(Consumer<String> wrong) {
                wrong.accept(message);
                return Optional.empty();
            }
        }

        /** The day, if it could be read; what is wrong with the text is handed on. */
        Optional<LocalDate> value(Consumer<String> wrong);
    }

    /** Reads a day; blanks around it are ignored. */
    public static Reading read(String raw) {
        String text = Text.tidy(raw);
        Matcher wanted = WANTED.matcher(text);
        if (wanted.matches()) {
            return day(wanted.group(1), wanted.group(2), wanted.group(3))
                    .<Reading>map(Reading.Day::new)
                    .orElseGet(() ->
                            new Reading.Unreadable(
                                    "is " + text + ", which is no day of the calendar; " + WRITE));
        }
        return new Reading.Unreadable(explain(text));
    }

    /** The day with the month in letters, so that nobody swaps day and month. */
    public static String inWords(LocalDate day) {
        return IN_WORDS.format(day);
    }

    /** The day with the month in letters and the zone in which it begins and ends. */
    public static String inWords(LocalDate day, ZoneId zone) {
        return inWords(day) + " (" + zone.getId() + ")";
    }

    /** For example {@code 25 November 2026, 09:00 (UTC)}. */
    public static String inWords(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone)) + " (" + zone.getId() + ")";
    }

    private static String explain(String text) {
        if (text.codePoints().anyMatch(c -> Character.isDigit(c) && (c < '0' || c > '9'))) {
            return "uses digits other than 0 to 9; " + WRITE;
        }
        if (MOMENT.matcher(text).matches()) {
            return "is a moment or carries a time zone; a day is wanted; " + WRITE;
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return explainYearLast(last.group(3), last.group(1), last.group(2));
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return "is not in the wanted form; "
                    + day(first.group(1), first.group(2), first.group(3))
                            .map(Dates::write)
                            .orElse(WRITE);
        }
        return "is no day that can be read without guessing; " + WRITE;
    }

    private static String explainYearLast(String year, String one, String two) {
        Optional<LocalDate> dayFirst = day(year, two, one);
        Optional<LocalDate> monthFirst = day(year, one, two);
        if (dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst)) {
            return "is ambiguous; " + write(dayFirst.get()) + ", or " + write(monthFirst.get());
        }
        return "is not in the wanted form; "
                + dayFirst.or(() -> monthFirst).map(Dates::write).orElse(WRITE);
    }

    private static String write(LocalDate day) {
        return "write " + day + " if you mean " + inWords(day);
    }

    /** The day of these digits, if the calendar has it. */
    static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
