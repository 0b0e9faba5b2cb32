package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days in every time zone, over two years with a leap day (hazard E16, case C23). */
class CalendarTest {
    private static final LocalDate FIRST = LocalDate.parse("2027-01-01");
    private static final LocalDate LAST = LocalDate.parse("2028-12-31");

    /** One zone of those with the same rules. */
    private static List<ZoneId> zones() {
        Set<ZoneRules> seen = new HashSet<>();
        return ZoneId.getAvailableZoneIds().stream()
                // the calendar's independent reader keeps names in reserve, without rules
                .filter(id -> !id.startsWith("ical4j"))
                .sorted()
                .map(ZoneId::of)
                .filter(zone -> seen.add(zone.getRules()))
                .toList();
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(LAST);
    }

    private static Policy policy(ZoneId zone) {
        return new Policy(
                zone,
                365,
                14,
                List.of(30, 14, 7, 1),
                LocalDate.parse("2026-10-27"),
                Set.of("tickets:read"),
                false,
                false,
                "guidance",
                255,
                Nudging.NEVER);
    }

    @Test
    void dayEndsWhereTheNextBeginsAndNotAMomentSooner() {
        for (ZoneId zone : zones()) {
            Policy policy = policy(zone);
            days().forEach(day -> {
                Instant end = policy.endOf(day);
                assertThat(policy.today(end)).as(() -> zone + " " + day).isEqualTo(day.plusDays(1));
                assertThat(policy.today(end.minusMillis(1)))
                        .as(() -> zone + " " + day)
                        .isEqualTo(day);
                assertThat(policy.daysLeft(day, end.minusMillis(1))).isZero();
                assertThat(policy.daysLeft(day, end)).isEqualTo(-1);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-27, 2027-03-27T23:00:00Z",
        "Europe/Berlin, 2027-03-28, 2027-03-28T22:00:00Z",
        "Europe/Berlin, 2027-10-31, 2027-10-31T23:00:00Z",
        "UTC, 2028-02-29, 2028-03-01T00:00:00Z",
        "Pacific/Kiritimati, 2027-03-31, 2027-03-31T10:00:00Z",
        "Etc/GMT+12, 2027-03-31, 2027-04-01T12:00:00Z",
        "Asia/Kathmandu, 2027-03-31, 2027-03-31T18:15:00Z",
        // midnight does not exist, or is there twice
        "Asia/Beirut, 2027-03-27, 2027-03-27T22:00:00Z",
        "America/Santiago, 2027-09-04, 2027-09-05T04:00:00Z",
        "Africa/Cairo, 2027-04-29, 2027-04-29T22:00:00Z",
        "America/Nuuk, 2027-03-27, 2027-03-28T01:00:00Z",
        "Atlantic/Azores, 2027-10-30, 2027-10-31T00:00:00Z",
        "Pacific/Apia, 2027-03-31, 2027-03-31T11:00:00Z"
    })
    void lastDayEndsAtThisInstant(String zone, LocalDate day, Instant end) {
        assertThat(policy(ZoneId.of(zone)).endOf(day)).isEqualTo(end);
    }

    @Test
    void requestLapsesOnTheFourteenthDayAtTheTimeOfDayAtWhichItBeganToWait() {
        for (ZoneId zone : zones()) {
            Policy policy = policy(zone);
            for (String time : List.of("00:00", "05:30", "23:30")) {
                days().forEach(day -> {
                    ZonedDateTime asked = day.atTime(LocalTime.parse(time)).atZone(zone);
                    LocalDate last = asked.toLocalDate().plusDays(14);
                    Instant lapse = policy.lapseFrom(asked.toInstant(), Instant.MAX);

                    assertThat(lapse)
                            .as(asked::toString)
                            .isAfterOrEqualTo(last.atStartOfDay(zone).toInstant())
                            .isBeforeOrEqualTo(policy.endOf(last));
                    if (last.atTime(asked.toLocalTime())
                            .atZone(zone)
                            .toLocalTime()
                            .equals(asked.toLocalTime())) {
                        assertThat(lapse.atZone(zone).toLocalTime()).isEqualTo(asked.toLocalTime());
                    }
                });
            }
        }
    }

    @Test
    void requestNeverWaitsBeyondItsOwnEnd() {
        Policy policy = policy(ZoneId.of("Europe/Berlin"));
        Instant now = Instant.parse("2027-03-20T09:00:00Z");
        Instant end = now.plus(Duration.ofDays(3));

        assertThat(policy.lapseFrom(now, end)).isEqualTo(end);
    }
}
