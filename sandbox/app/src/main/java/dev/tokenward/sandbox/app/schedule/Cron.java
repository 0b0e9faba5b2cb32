package dev.tokenward.sandbox.app.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * AWS's cron: minute, hour, day of month, month, day of week (1 is Sunday), year. A local time that
 * a change of the clock skips does not fire that day (C23).
 */
record Cron(
        BitSet minutes,
        BitSet hours,
        BitSet days,
        BitSet months,
        BitSet weekdays,
        BitSet years,
        ZoneId zone)
        implements Recurrence {
    private static final List<String> MONTHS =
            List.of(
                    "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> WEEKDAYS =
            List.of("", "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int SEARCHED_DAYS = 366 * 8;

    static Cron parse(String text, ZoneId zone) {
        String[] fields = text.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length != 6) {
            throw new IllegalArgumentException("cron(" + text + "): six fields are expected");
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            throw new IllegalArgumentException(
                    "cron(" + text + "): exactly one of day of month and day of week is ?");
        }
        return new Cron(
                field(fields[0], 0, 59, List.of()),
                field(fields[1], 0, 23, List.of()),
                field(fields[2], 1, 31, List.of()),
                field(fields[3], 1, 12, MONTHS),
                field(fields[4], 1, 7, WEEKDAYS),
                field(fields[5], 1970, 2199, List.of()),
                zone);
    }

    @Override
    public Instant after(Instant instant) {
        LocalDate start = instant.atZone(zone).toLocalDate();
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            LocalDate day = start.plusDays(i);
            if (!fits(day)) {
                continue;
            }
            for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                for (int minute = minutes.nextSetBit(0);
                        minute >= 0;
                        minute = minutes.nextSetBit(minute + 1)) {
                    LocalDateTime local = day.atTime(hour, minute);
                    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                    if (!offsets.isEmpty()
                            && local.toInstant(offsets.getFirst()).isAfter(instant)) {
                        return local.toInstant(offsets.getFirst());
                    }
                }
            }
        }
        return Instant.MAX;
    }

    private boolean fits(LocalDate day) {
        // AWS counts from Sunday, java.time from Monday
        int weekday =
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : day.getDayOfWeek().getValue() + 1;
        return years.get(day.getYear())
                && months.get(day.getMonthValue())
                && days.get(day.getDayOfMonth())
                && weekdays.get(weekday);
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
        BitSet set = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String range = stepped[0];
            int from = least;
            int to = most;
            if (!range.equals("*") && !range.equals("?")) {
                String[] ends = range.split("-", -1);
                from = value(ends[0], names);
                to = ends.length > 1 ? value(ends[1], names) : stepped.length > 1 ? most : from;
            }
            int step = stepped.length > 1 ? value(stepped[1], List.of()) : 1;
            if (from < least || to > most || step < 1) {
                throw new IllegalArgumentException("cron: " + text + " is out of its bounds");
            }
            for (int i = from; i <= to; i += step) {
                set.set(i);
            }
        }
        return set;
    }

    private static int value(String text, List<String> names) {
        int named = names.indexOf(text);
        if (named > 0) {
            return named;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cron: " + text + " is not known here", e);
        }
    }
}
