package dev.tokenward.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cadence of a credential, learnt from the days of its use.
 *
 * @param usualGap days between two uses, the median; 0 where nothing can be told
 * @param workdays whether a daily use leaves out Saturdays and Sundays
 * @param dayOfMonth the day on which a monthly or quarterly use always falls; 31 for the last one
 */
public record Rhythm(
        Cadence cadence, int usualGap, boolean workdays, Optional<Integer> dayOfMonth) {
    /** A job that was changed a while ago has the rhythm of its last uses. */
    private static final int MOST_GAPS = 20;

    /** From so many gaps on that fit nothing, something is irregular rather than little seen. */
    private static final int ENOUGH = 4;

    /** So many of a hundred gaps must fit: one run may fail, one day may be missed by the sweep. */
    private static final int FITTING = 80;

    private static final int ALL = 100;
    private static final int WEEK = 7;
    private static final int LAST_OF_MONTH = 31;
    private static final int QUARTER = 3;
    private static final int HOLIDAYS = 4;

    private static final Rhythm UNKNOWN =
            new Rhythm(Cadence.TOO_LITTLE_SEEN, 0, false, Optional.empty());

    /**
     * Learns from days.
     *
     * @param days of use, earliest first, without duplicates
     */
    public static Rhythm of(List<LocalDate> days) {
        List<LocalDate> last = days.subList(Math.max(0, days.size() - MOST_GAPS - 1), days.size());
        List<Integer> gaps =
                IntStream.range(1, last.size())
                        .mapToObj(i -> (int) ChronoUnit.DAYS.between(last.get(i - 1), last.get(i)))
                        .toList();
        if (gaps.size() < 2) {
            return UNKNOWN;
        }
        int median = gaps.stream().sorted().toList().get(gaps.size() / 2);
        if (median == 1 && fits(gaps, 4, 1, HOLIDAYS)) {
            return new Rhythm(
                    Cadence.DAILY,
                    median,
                    last.stream().noneMatch(Rhythm::isWeekend),
                    Optional.empty());
        }
        if (fits(gaps, 3, WEEK - 1, WEEK + 1)) {
            return new Rhythm(Cadence.WEEKLY, median, false, Optional.empty());
        }
        // the first Monday of each month, for example, is 28 or 35 days after the last
        if (fits(gaps, 2, 26, 36)) {
            return new Rhythm(Cadence.MONTHLY, median, false, dayOfMonth(last));
        }
        if (fits(gaps, 2, 84, 98)) {
            return new Rhythm(Cadence.QUARTERLY, median, false, dayOfMonth(last));
        }
        return gaps.size() < ENOUGH
                ? UNKNOWN
                : new Rhythm(Cadence.IRREGULAR, median, false, Optional.empty());
    }

    private static boolean fits(List<Integer> gaps, int least, int from, int to) {
        long fitting = gaps.stream().filter(gap -> gap >= from && gap <= to).count();
        return gaps.size() >= least && fitting * ALL >= (long) gaps.size() * FITTING;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Optional<Integer> dayOfMonth(List<LocalDate> days) {
        if (days.stream().allMatch(d -> d.getDayOfMonth() == d.lengthOfMonth())) {
            return Optional.of(LAST_OF_MONTH);
        }
        List<Integer> of = days.stream().map(LocalDate::getDayOfMonth).distinct().toList();
        return of.size() == 1 ? Optional.of(of.getFirst()) : Optional.empty();
    }

    /**
     * The day on which it is used next, if it keeps its rhythm; empty where there is none.
     *
     * @param day of a use
     */
    public Optional<LocalDate> nextAfter(LocalDate day) {
        return switch (cadence) {
            case DAILY -> Optional.of(nextDay(day));
            case WEEKLY -> Optional.of(day.plusDays(usualGap));
            case MONTHLY -> Optional.of(months(day, 1));
            case QUARTERLY -> Optional.of(months(day, QUARTER));
            case IRREGULAR, TOO_LITTLE_SEEN -> Optional.empty();
        };
    }

    private LocalDate nextDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (workdays && isWeekend(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private LocalDate months(LocalDate day, int more) {
        if (dayOfMonth.isEmpty()) {
            return day.plusDays(usualGap);
        }
        YearMonth month = YearMonth.from(day).plusMonths(more);
        return month.atDay(Math.min(dayOfMonth.get(), month.lengthOfMonth()));
    }

    /**
     * Whether the next day of use is a day of the calendar rather than about so many days later.
     */
    public boolean isExact() {
        return cadence == Cadence.DAILY || cadence == Cadence.WEEKLY || dayOfMonth.isPresent();
    }

    /** In words, to be read by itself. */
    public String words() {
        return switch (cadence) {
            case DAILY -> workdays ? "daily, on working days" : "daily";
            case WEEKLY -> "weekly";
            case MONTHLY, QUARTERLY ->
                    cadence.words()
                            + dayOfMonth
                                    .map(d ->
                                            d == LAST_OF_MONTH
                                                    ? ", on the last day of the month"
                                                    : ", on day " + d + " of the month")
                                    .orElse("");
            case IRREGULAR ->
                    "irregular, about every " + usualGap + (usualGap == 1 ? " day" : " days");
            case TOO_LITTLE_SEEN -> "too little seen";
        };
    }
}
