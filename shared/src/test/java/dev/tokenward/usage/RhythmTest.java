package dev.tokenward.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // every day; working days, over a weekend and a holiday
                "2026-11-01 2026-11-02 2026-11-03 2026-11-04 2026-11-05 | daily | 2026-11-06",
                "2026-11-19 2026-11-20 2026-11-23 2026-11-24 2026-11-25 2026-11-26 2026-11-27 | daily, on working days | 2026-11-30",
                // weekly, once a day late
                "2026-11-02 2026-11-09 2026-11-16 2026-11-23 | weekly | 2026-11-30",
                "2026-11-02 2026-11-09 2026-11-17 2026-11-23 | weekly | 2026-11-30",
                // the first of the month, through a short one; the last day of each
                "2026-12-01 2027-01-01 2027-02-01 2027-03-01 | monthly, on day 1 of the month | 2027-04-01",
                "2026-11-30 2026-12-31 2027-01-31 2027-02-28 | monthly, on the last day of the month | 2027-03-31",
                "2026-10-30 2026-11-30 2026-12-30 | monthly, on day 30 of the month | 2027-01-30",
                // the first Monday of the month
                "2026-09-07 2026-10-05 2026-11-02 2026-12-07 | monthly | 2027-01-04",
                "2026-08-01 2026-11-01 2027-02-01 | quarterly, on day 1 of the month | 2027-05-01",
                "2026-11-30 2027-02-28 2027-05-31 | quarterly, on the last day of the month | 2027-08-31",
            })
    void regularDaysTellTheCadenceAndTheNextUse(String days, String words, LocalDate next) {
        List<LocalDate> used = days(days);

        Rhythm rhythm = Rhythm.of(used);

        assertThat(rhythm.words()).isEqualTo(words);
        assertThat(rhythm.cadence().isRegular()).isTrue();
        assertThat(rhythm.nextAfter(used.getLast())).contains(next);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "2026-11-25",
        "2026-11-01 2026-11-25",
        // three days in a row may be somebody's trial
        "2026-11-23 2026-11-24 2026-11-25",
        // two weeks make no weekly job
        "2026-11-09 2026-11-16 2026-11-23",
        "2026-08-01 2026-11-01",
    })
    void fewDaysAreTooLittleSeenAndNothingIsGuessed(String days) {
        Rhythm rhythm = Rhythm.of(days(days));

        assertThat(rhythm.cadence()).isEqualTo(Cadence.TOO_LITTLE_SEEN);
        assertThat(rhythm.nextAfter(LocalDate.parse("2026-11-25"))).isEmpty();
    }

    @Test
    void manyDaysWithoutARhythmAreIrregular() {
        Rhythm rhythm =
                Rhythm.of(
                        days("2026-09-01 2026-09-04 2026-09-20 2026-10-25 2026-11-01 2026-11-12"));

        assertThat(rhythm.words()).isEqualTo("irregular, about every 11 days");
        assertThat(rhythm.nextAfter(LocalDate.parse("2026-11-12"))).isEmpty();
    }

    @Test
    void changedJobHasTheRhythmOfItsLastUses() {
        List<LocalDate> days = new ArrayList<>();
        LocalDate start = LocalDate.parse("2026-01-01");
        IntStream.range(0, 90).mapToObj(start::plusDays).forEach(days::add);
        IntStream.rangeClosed(1, 30).mapToObj(i -> start.plusDays(89L + 7L * i)).forEach(days::add);

        assertThat(Rhythm.of(days).cadence()).isEqualTo(Cadence.WEEKLY);
    }

    /** Whatever the days are, the next use comes after the last one. */
    @Test
    void nextUseIsAlwaysLater() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            LocalDate day = LocalDate.parse("2026-01-01");
            int scale = new int[] {2, 8, 33, 95}[run % 4];
            List<LocalDate> days = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30); i++) {
                day = day.plusDays(Math.max(1, scale - 2 + random.nextInt(4)));
                days.add(day);
            }
            Rhythm rhythm = Rhythm.of(days);
            if (!days.isEmpty()) {
                assertThat(rhythm.nextAfter(days.getLast()).orElse(LocalDate.MAX))
                        .as("%s", days)
                        .isAfter(days.getLast());
            }
        }
    }

    private static List<LocalDate> days(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();
    }
}
