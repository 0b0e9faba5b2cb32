package dev.tokenward.sandbox.app.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule fires. */
public interface Recurrence {
    Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|minutes|hour|hours|day|days)\\)");
    Pattern CRON = Pattern.compile("cron\\((.*)\\)");

    /** The first time after an instant. */
    Instant after(Instant instant);

    /**
     * Reads a schedule's expression.
     *
     * @throws IllegalArgumentException if it is neither {@code rate(…)} nor {@code cron(…)}, or
     *     uses what is not known here
     */
    static Recurrence parse(String expression, ZoneId zone) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            long count = Long.parseLong(rate.group(1));
            if (count == 0) {
                throw new IllegalArgumentException(expression + ": a rate is at least 1");
            }
            return new Rate(
                    switch (rate.group(2).charAt(0)) {
                        case 'm' -> Duration.ofMinutes(count);
                        case 'h' -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        Matcher cron = CRON.matcher(expression);
        if (cron.matches()) {
            return Cron.parse(cron.group(1), zone);
        }
        throw new IllegalArgumentException(
                expression + ": only rate(…) and cron(…) are known here");
    }

    /** Every so often, counted from the hour of the epoch, so that a restart changes nothing. */
    record Rate(Duration every) implements Recurrence {
        @Override
        public Instant after(Instant instant) {
            long step = every.toMillis();
            return Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), step) + 1) * step);
        }
    }
}
