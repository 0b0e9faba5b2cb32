package dev.tokenward.domain;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people wrote it into the name of a credential, in whatever style. It is proposed to a
 * person and never acted on (case C37); a text that says more than one day says none.
 */
sealed interface LooseDay {
    record Day(LocalDate value) implements LooseDay {}

    /**
     * No single day.
     *
     * @param why to be read after "it"
     */
    record Unclear(String why) implements LooseDay {}

    Pattern YEAR_FIRST =
            Pattern.compile("(?<y>[0-9]{4})[-/. ](?<m>[0-9]{1,2})[-/. ](?<d>[0-9]{1,2})");
    Pattern YEAR_LAST =
            Pattern.compile("(?<a>[0-9]{1,2})[-/. ](?<b>[0-9]{1,2})[-/. ](?<y>[0-9]{4})");
    String MONTH = "(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,? ";
    Pattern MONTH_FIRST =
            Pattern.compile("(?i)" + MONTH + "(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y>[0-9]{4})");
    Pattern DAY_FIRST =
            Pattern.compile(
                    "(?i)(?<d>[0-9]{1,2})(?:st|nd|rd|th|\\.)? (?:of )?" + MONTH + "(?<y>[0-9]{4})");
    List<Pattern> ALL = List.of(YEAR_FIRST, YEAR_LAST, MONTH_FIRST, DAY_FIRST);

    static LooseDay read(String text) {
        List<Matcher> found = new ArrayList<>();
        for (Pattern pattern : ALL) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(pattern.matcher(matcher.group()));
            }
        }
        if (found.isEmpty()) {
            return new Unclear("names no end");
        }
        if (found.size() > 1) {
            return new Unclear("names more than one day, and does not say which one counts");
        }
        Matcher only = found.getFirst();
        if (!only.matches() || text.strip().length() > only.group().length() + 1) {
            return new Unclear("says more about its end than a day");
        }
        return day(only);
    }

    private static LooseDay day(Matcher m) {
        if (m.pattern() == YEAR_LAST) {
            Optional<LocalDate> dayFirst = Dates.day(m.group("y"), m.group("b"), m.group("a"));
            Optional<LocalDate> monthFirst = Dates.day(m.group("y"), m.group("a"), m.group("b"));
            if (dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst)) {
                return new Unclear(
                        "names a day that may be "
                                + Dates.inWords(dayFirst.get())
                                + " or "
                                + Dates.inWords(monthFirst.get()));
            }
            return orNone(dayFirst.or(() -> monthFirst));
        }
        if (m.pattern() == YEAR_FIRST) {
            return orNone(Dates.day(m.group("y"), m.group("m"), m.group("d")));
        }
        int month = month(m.group("month"));
        return orNone(Dates.day(m.group("y"), Integer.toString(month), m.group("d")));
    }

    private static int month(String name) {
        String begin = name.toUpperCase(Locale.ROOT);
        for (Month month : Month.values()) {
            if (month.name().startsWith(begin)) {
                return month.getValue();
            }
        }
        return 0;
    }

    private static LooseDay orNone(Optional<LocalDate> day) {
        return day.<LooseDay>map(Day::new)
                .orElseGet(() -> new Unclear("names a day that does not exist"));
    }
}
