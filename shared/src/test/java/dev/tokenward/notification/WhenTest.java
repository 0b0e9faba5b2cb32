package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Policy;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest {
    private static final Policy BERLIN = Occasions.policy("Europe/Berlin", false);

    @Test
    void aDayIsToldWithItsZone() {
        assertThat(When.endOf(LocalDate.parse("2027-03-31"), BERLIN))
                .isEqualTo("31 March 2027, end of day (Europe/Berlin)");
    }

    @Test
    void anInstantIsToldInThePolicysZone() {
        assertThat(When.at(Instant.parse("2026-11-25T23:30:00Z"), BERLIN))
                .isEqualTo("26 November 2026, 00:30 (Europe/Berlin)");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-29T21:59:59Z, 2 calendar days left",
        "2027-03-29T22:00:00Z, 1 calendar day left",
        "2027-03-30T22:00:00Z, today is the last day",
        "2027-03-31T21:59:59Z, today is the last day",
        "2027-03-31T22:00:00Z, ended 1 calendar day ago",
        "2027-04-02T12:00:00Z, ended 2 calendar days ago",
    })
    void daysLeftAreCalendarDaysOfTheZone(Instant now, String words) {
        assertThat(When.left(LocalDate.parse("2027-03-31"), BERLIN, now)).isEqualTo(words);
    }
}
