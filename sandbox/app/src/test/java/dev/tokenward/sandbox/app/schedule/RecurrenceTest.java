package dev.tokenward.sandbox.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cron(0 6 * * ? *)          | UTC           | 2026-11-25T05:59:59Z | 2026-11-25T06:00:00Z
                    cron(0 6 * * ? *)          | UTC           | 2026-11-25T06:00:00Z | 2026-11-26T06:00:00Z
                    cron(0/20 * * * ? *)       | UTC           | 2026-11-25T06:20:00Z | 2026-11-25T06:40:00Z
                    cron(30 8-9 ? * MON-FRI *) | UTC           | 2026-11-27T09:30:00Z | 2026-11-30T08:30:00Z
                    cron(0 0 1 1,7 ? *)        | UTC           | 2026-11-25T06:00:00Z | 2027-01-01T00:00:00Z
                    cron(0 12 ? * 1 *)         | UTC           | 2026-11-25T06:00:00Z | 2026-11-29T12:00:00Z
                    cron(0 9 * * ? *)          | Europe/Berlin | 2026-11-25T06:00:00Z | 2026-11-25T08:00:00Z
                    cron(30 2 * * ? *)         | Europe/Berlin | 2027-03-27T12:00:00Z | 2027-03-29T00:30:00Z
                    rate(15 minutes)           | UTC           | 2026-11-25T06:07:00Z | 2026-11-25T06:15:00Z
                    rate(15 minutes)           | UTC           | 2026-11-25T06:15:00Z | 2026-11-25T06:30:00Z
                    rate(1 day)                | UTC           | 2026-11-25T06:15:00Z | 2026-11-26T00:00:00Z
                    """)
    void it_fires_next_at(String expression, String zone, Instant after, Instant expected) {
        assertThat(Recurrence.parse(expression, ZoneId.of(zone)).after(after)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily",
                "at(2026-11-25T09:00:00)",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "cron(0 6 * * *)",
                "cron(0 6 * * * *)",
                "cron(0 6 ? * ? *)",
                "cron(61 6 * * ? *)",
                "cron(0 6 L * ? *)"
            })
    void what_is_not_known_is_refused(String expression) {
        assertThatThrownBy(() -> Recurrence.parse(expression, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
