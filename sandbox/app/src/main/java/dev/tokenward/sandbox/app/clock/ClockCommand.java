package dev.tokenward.sandbox.app.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads what a clock is to be set to. */
public final class ClockCommand {
    private ClockCommand() {}

    /**
     * An instant of ISO 8601 with its zone, such as {@code 2026-11-25T09:00:00Z}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no instant, such as 2026-11-25T09:00:00Z", e);
        }
    }

    /**
     * An instant moved ahead by a period of ISO 8601, such as {@code P1D}, {@code PT2H}, {@code
     * P1M}; days and months are those of UTC.
     *
     * @throws IllegalArgumentException if it is none, or leads backwards
     */
    public static Instant advance(Instant from, String text) {
        String period = text.strip().toUpperCase(Locale.ROOT);
        Instant to;
        try {
            int time = period.indexOf('T');
            if (period.equals("P")) {
                throw new DateTimeException("nothing follows the P");
            }
            String days = time < 0 ? period : period.substring(0, time);
            Instant moved =
                    days.equals("P")
                            ? from
                            : from.atOffset(ZoneOffset.UTC).plus(Period.parse(days)).toInstant();
            to = time < 0 ? moved : moved.plus(Duration.parse("P" + period.substring(time)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no period, such as P1D or PT2H", e);
        }
        return to;
    }
}
