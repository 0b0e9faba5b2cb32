package dev.tokenward.notification;

import dev.tokenward.domain.Dates;
import dev.tokenward.domain.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: the month in letters, and always the zone (hazard E16). */
final class When {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private When() {}

    /** For example {@code 31 March 2027}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** For example {@code 31 March 2027, end of day (UTC)}. */
    static String endOf(LocalDate lastDay, Policy policy) {
        return DAY.format(lastDay) + ", end of day (" + policy.zone().getId() + ")";
    }

    /** For example {@code 25 November 2026, 09:00 (UTC)}. */
    static String at(Instant instant, Policy policy) {
        return Dates.inWords(instant, policy.zone());
    }

    /** Calendar days, as people count them: today's end is 0 days away. */
    static String left(LocalDate lastDay, Policy policy, Instant now) {
        long days = policy.daysLeft(lastDay, now);
        if (days < 0) {
            return "ended " + count(-days) + " ago";
        }
        return days == 0 ? "today is the last day" : count(days) + " left";
    }

    private static String count(long days) {
        return days + (days == 1 ? " calendar day" : " calendar days");
    }
}
