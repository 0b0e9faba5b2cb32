package dev.tokenward.net;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The wish of a {@code Retry-After} header. Seconds, also fractional, or an HTTP date; absent,
 * negative or senseless is no wish. Zendesk has been met asking for 999999 seconds: bounded.
 */
final class RetryAfter {
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** At most an hour; a date is measured against the answer's own {@code Date} if it has one. */
    static Optional<Duration> of(Reply reply, InstantSource clock) {
        return reply.header("Retry-After")
                .map(String::strip)
                .flatMap(text -> seconds(text).or(() -> untilDate(text, reply, clock)))
                .map(wish -> wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.matches("\\d{1,18}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        BigDecimal millis = new BigDecimal(text).movePointRight(3);
        BigDecimal bounded = millis.min(BigDecimal.valueOf(LONGEST.toMillis()));
        return Optional.of(
                Duration.ofMillis(bounded.setScale(0, RoundingMode.CEILING).longValueExact()));
    }

    private static Optional<Duration> untilDate(String text, Reply reply, InstantSource clock) {
        Instant now = reply.header("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
        return date(text)
                .map(then -> Duration.between(now, then))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
