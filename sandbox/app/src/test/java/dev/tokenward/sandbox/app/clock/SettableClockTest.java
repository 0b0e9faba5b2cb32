package dev.tokenward.sandbox.app.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettableClockTest {
    private static final Instant START = Instant.parse("2026-10-20T09:00:00Z");
    private Instant real = Instant.parse("2026-01-01T00:00:00Z");

    private SettableClock clock() {
        return new SettableClock(() -> real, new SettableClock.Anchor(START, real), anchor -> {});
    }

    @Test
    void it_runs_at_real_speed_from_where_it_was_set() {
        SettableClock clock = clock();
        assertThat(clock.instant()).isEqualTo(START);
        real = real.plusSeconds(90);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));

        assertThat(clock.set(START.plus(Duration.ofDays(3)))).isTrue();
        real = real.plusSeconds(1);
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(3)).plusSeconds(1));
    }

    @Test
    void it_is_never_set_backwards() {
        SettableClock clock = clock();
        real = real.plusSeconds(10);
        assertThat(clock.set(START.plusSeconds(9))).isFalse();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
        assertThat(clock.set(START.plusSeconds(10))).isTrue();
    }

    @Test
    void it_cannot_be_set_beyond_what_the_tables_keys_hold() {
        assertThatThrownBy(() -> clock().set(Instant.parse("9999-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_restart_goes_on_as_if_the_clock_had_never_stopped(@TempDir Path directory) {
        ClockFile file = new ClockFile(directory.resolve("clock"));
        assertThat(file.read()).isEmpty();
        SettableClock before =
                new SettableClock(() -> real, new SettableClock.Anchor(START, real), file::write);
        before.set(START.plus(Duration.ofDays(30)));

        real = real.plus(Duration.ofHours(5));
        SettableClock after = new SettableClock(() -> real, file.read().orElseThrow(), file::write);
        assertThat(after.instant()).isEqualTo(START.plus(Duration.ofDays(30)).plusSeconds(18_000));
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2026-10-21T09:00:00Z",
        "PT2H, 2026-10-20T11:00:00Z",
        "P1DT30M, 2026-10-21T09:30:00Z",
        "P1M, 2026-11-20T09:00:00Z",
        "P2W, 2026-11-03T09:00:00Z",
        "P1Y, 2027-10-20T09:00:00Z",
        "pt0.250s, 2026-10-20T09:00:00.250Z",
        "-P1D, 2026-10-19T09:00:00Z"
    })
    void a_period_of_iso_8601_moves_ahead(String period, Instant expected) {
        assertThat(ClockCommand.advance(START, period)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1d", "P", "PT", "P1DT", "tomorrow", "P99999999999Y"})
    void what_is_no_period_is_refused(String text) {
        assertThatThrownBy(() -> ClockCommand.advance(START, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("period");
    }

    @Test
    void an_instant_needs_its_zone() {
        assertThat(ClockCommand.instant("2026-11-25T10:00:00+01:00"))
                .isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThatThrownBy(() -> ClockCommand.instant("2026-11-25T10:00:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-25T10:00:00");
    }
}
