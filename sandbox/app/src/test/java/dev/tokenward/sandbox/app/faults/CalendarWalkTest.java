package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The deployed system, run by its own schedule day after day, in zones and over days at which days
 * are not what they seem (hazard E16, case C23).
 */
class CalendarWalkTest {
    @ParameterizedTest
    @CsvSource({
        // the last day has 23 hours, or 25, or the clock changes while it is near
        "Europe/Berlin, 2027-03-28, 2027-03-28T22:00:00Z",
        "Europe/Berlin, 2027-04-04, 2027-04-04T22:00:00Z",
        "Europe/Berlin, 2027-10-31, 2027-10-31T23:00:00Z",
        // six in the morning UTC is midnight: no run in UTC on the day of 23 hours
        "America/Denver, 2027-03-15, 2027-03-16T06:00:00Z",
        "America/Denver, 2027-11-07, 2027-11-08T07:00:00Z",
        // the midnight at its end does not exist, or is there twice
        "Asia/Beirut, 2027-03-27, 2027-03-27T22:00:00Z",
        "America/Santiago, 2027-09-04, 2027-09-05T04:00:00Z",
        "Africa/Cairo, 2027-04-29, 2027-04-29T22:00:00Z",
        "America/Nuuk, 2027-03-27, 2027-03-28T01:00:00Z",
        "Atlantic/Azores, 2027-10-30, 2027-10-31T00:00:00Z",
        // UTC+14, UTC-12, and a quarter of an hour
        "Pacific/Kiritimati, 2027-03-31, 2027-03-31T10:00:00Z",
        "Etc/GMT+12, 2027-03-31, 2027-04-01T12:00:00Z",
        "Asia/Kathmandu, 2027-03-31, 2027-03-31T18:15:00Z",
        // the last day is the leap day, or a reminder falls on it
        "UTC, 2028-02-29, 2028-03-01T00:00:00Z",
        "Europe/Berlin, 2028-03-07, 2028-03-07T23:00:00Z"
    })
    void endsRemindersAndLapsesComeOnTheirDays(String zone, LocalDate lastDay, Instant end) {
        try (Walk walk = new Walk(ZoneId.of(zone), lastDay)) {
            walk.from(lastDay.minusDays(33));
            LocalDate asked = lastDay.minusDays(10);
            walk.dayByDayUntil(asked.minusDays(1));
            String early = walk.ask(asked.atTime(5, 30), lastDay.plusDays(90));
            String brief = walk.ask(asked.atTime(5, 45), asked.plusDays(3));
            walk.dayByDayUntil(asked);
            String late = walk.ask(asked.atTime(23, 30), lastDay.plusDays(90));
            walk.dayByDayUntil(lastDay);
            walk.liveUntil(end);
            walk.dayByDayUntil(lastDay.plusDays(7));

            assertThat(walk.reminders())
                    .containsExactly(
                            lastDay.minusDays(30) + ": 30 calendar days left",
                            lastDay.minusDays(14) + ": 14 calendar days left",
                            lastDay.minusDays(7) + ": 7 calendar days left",
                            lastDay.minusDays(1) + ": 1 calendar day left");
            assertThat(walk.remindersOnTheIssue()).isEqualTo(4);
            assertThat(walk.lapses())
                    .containsOnly(
                            Map.entry(early, asked.plusDays(14)),
                            Map.entry(brief, asked.plusDays(4)),
                            Map.entry(late, asked.plusDays(15)));
            assertThat(walk.promisedLapses())
                    .containsOnly(
                            Map.entry(early, asked.plusDays(14)),
                            // its own end, which is the first moment of the next day
                            Map.entry(brief, asked.plusDays(4)),
                            Map.entry(late, asked.plusDays(14)));
            assertThat(walk.violations()).isEmpty();
        }
    }

    /** Days without any run, neither daily nor tick: what is told is true when it is told. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28",
        "Pacific/Kiritimati, 2027-03-31",
        "America/Santiago, 2027-09-04"
    })
    void missedDaysSendOneReminderWithTheTrueDaysAndNothingIsForgotten(
            String zone, LocalDate lastDay) {
        try (Walk walk = new Walk(ZoneId.of(zone), lastDay)) {
            walk.from(lastDay.minusDays(33));
            walk.dayByDayUntil(lastDay.minusDays(20));
            String asked = walk.ask(lastDay.minusDays(20).atTime(9, 0), lastDay.plusDays(90));
            walk.dayByDayUntil(lastDay.minusDays(18));
            // the 14th and the 7th pass unseen
            walk.outageUntil(lastDay.minusDays(5));
            walk.dayByDayUntil(lastDay.minusDays(3));
            // and so do the last one and the end
            walk.outageUntil(lastDay.plusDays(2));
            walk.dayByDayUntil(lastDay.plusDays(4));

            assertThat(walk.reminders())
                    .containsExactly(
                            lastDay.minusDays(30) + ": 30 calendar days left",
                            lastDay.minusDays(4) + ": 4 calendar days left");
            assertThat(walk.lapses()).containsOnly(Map.entry(asked, lastDay.minusDays(4)));
            assertThat(walk.live()).isEmpty();
            assertThat(walk.gone()).contains(lastDay.plusDays(3));
            assertThat(walk.violations()).isEmpty();
        }
    }

    /** EventBridge may bring an event twice, and an operator may run one by hand. */
    @ParameterizedTest
    @CsvSource("Europe/Berlin, 2027-10-31")
    void severalRunsOnADayRemindOnce(String zone, LocalDate lastDay) {
        try (Walk walk = new Walk(ZoneId.of(zone), lastDay)) {
            walk.runsADay(3);
            walk.from(lastDay.minusDays(33));
            walk.dayByDayUntil(lastDay.plusDays(2));

            assertThat(walk.reminders()).hasSize(4);
            assertThat(walk.remindersOnTheIssue()).isEqualTo(4);
            assertThat(walk.live()).isEmpty();
            assertThat(walk.violations()).isEmpty();
        }
    }
}
