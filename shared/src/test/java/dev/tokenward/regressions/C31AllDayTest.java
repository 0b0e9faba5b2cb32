package dev.tokenward.regressions;

import static dev.tokenward.calendar.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.tokenward.calendar.Entries;
import dev.tokenward.calendar.Read;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C31: an all-day event on the day before or after
 * (https://github.com/instructure/canvas-lms/issues/1201,
 * https://github.com/othyn/go-calendar/pull/18).
 */
class C31AllDayTest {
    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, '1 April 2027, 00:00 (Pacific/Apia), which is 2027-03-31T11:00:00Z'",
        "America/Los_Angeles, '1 April 2027, 00:00 (America/Los_Angeles), which is 2027-04-01T07:00:00Z'",
        "UTC, '1 April 2027, 00:00 (UTC), which is 2027-04-01T00:00:00Z'"
    })
    @ResourceLock(Resources.TIME_ZONE)
    void dayIsTheNamedOneWhereverItIsReadAndWherverItIsWritten(String zone, String instant) {
        Policy policy = Entries.in(zone);
        TimeZone before = TimeZone.getDefault();
        for (String machine : new String[] {"UTC", "Pacific/Apia", "America/Los_Angeles"}) {
            try {
                TimeZone.setDefault(TimeZone.getTimeZone(machine));
                Read read =
                        Read.of(
                                Entries.agenda(
                                        Entries.credential(Kind.OAUTH_CLIENT, "export", policy)),
                                policy);

                assertThat(read.text())
                        .contains(
                                "DTSTART;VALUE=DATE:20270331\r\n", "DTEND;VALUE=DATE:20270401\r\n")
                        .doesNotContain("TZID", "VTIMEZONE");
                assertThat(value(read.event("cred_1"), Property.DTSTART)).isEqualTo("20270331");
                assertThat(value(read.event("cred_1"), Property.DTEND)).isEqualTo("20270401");
                assertThat(value(read.event("cred_1"), Property.DESCRIPTION)).contains(instant);
                assertThat(Read.alarms(read.event("cred_1"))).allMatch(at -> at.startsWith("-P"));
                VEvent other = Biweekly.parse(read.text()).first().getEvents().getFirst();
                assertThat(other.getDateStart().getValue().getRawComponents().getDate())
                        .isEqualTo(31);
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }
}
