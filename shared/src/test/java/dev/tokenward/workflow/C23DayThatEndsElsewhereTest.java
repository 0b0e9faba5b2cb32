package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.calendar.CalendarText;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.net.TestWaiter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C23: midnights that do not exist or come twice (https://github.com/apache/druid/pull/8711,
 * https://github.com/moment/moment-timezone/issues/672).
 */
class C23DayThatEndsElsewhereTest {
    private static final Duration TIME = Duration.ofMinutes(14);

    private static Policy in(String zone) {
        Policy p = Company.POLICY;
        return new Policy(
                ZoneId.of(zone),
                p.maxLifetimeDays(),
                p.lapseDays(),
                p.remindDays(),
                LocalDate.parse("2028-01-01"),
                p.scopes(),
                p.allowBroadScopes(),
                p.allowUnprovenCeiling(),
                p.guidance(),
                p.maxNameLength(),
                Nudging.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Beirut, 2027-03-27, 2027-03-27T22:00:00Z",
        "America/Santiago, 2027-09-04, 2027-09-05T04:00:00Z",
        "Atlantic/Azores, 2027-10-30, 2027-10-31T00:00:00Z",
        "Africa/Cairo, 2027-04-29, 2027-04-29T22:00:00Z",
        "Pacific/Apia, 2027-03-31, 2027-03-31T11:00:00Z"
    })
    void itLivesUntilTheEndOfTheNamedDayAndNoSecondLonger(
            String zone, LocalDate lastDay, Instant end) {
        Policy policy = in(zone);
        try (Company company = new Company(policy, table -> table)) {
            company.advance(Duration.between(company.world.now(), end.minus(Duration.ofDays(20))));
            Credential c = company.issued(Kind.OAUTH_CLIENT, lastDay);
            Sweep sweep =
                    new Sweep(
                            company.world,
                            Company.limits(new TestWaiter(), company.account.clock),
                            List.of(
                                    new SweepStep.Named(
                                            "revoke",
                                            new RevokeDue(company.world, company.revocation, 50))),
                            List.of(new SweepStep.Named("remind", new RemindDue(company.world))));
            assertThat(c.endsAt()).isEqualTo(end);

            company.advance(
                    Duration.between(company.world.now(), end.minus(Duration.ofSeconds(1))));
            SweepReport before = sweep.daily(TIME);

            assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
            assertThat(before.counts()).containsEntry("reminded", 1);
            assertThat(company.store.outbox(reminder(c)))
                    .hasValueSatisfying(
                            row -> assertThat(row.notice().params()).containsEntry("days", "0"));

            assertThat(attention(company, c)).containsOnlyOnce("It ends today.");
            assertThat(feed(company.credential(c.id()), policy))
                    .contains(
                            "DTSTART;VALUE=DATE:"
                                    + DateTimeFormatter.BASIC_ISO_DATE.format(lastDay),
                            "(" + zone + ")\\, which is " + end);

            company.advance(Duration.ofSeconds(1));
            sweep.daily(TIME);

            assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
        }
    }

    /** As the API's list says it. */
    private static List<String> attention(Company company, Credential c) {
        return new Lines(company.world)
                .of(new Listed.Managed(company.credential(c.id())))
                .attention();
    }

    private static String feed(Credential c, Policy policy) {
        return CalendarText.of(new Agenda(FeedKind.PERSONAL, List.of(c), Map.of(), false), policy)
                .replace("\r\n ", "");
    }

    private static String reminder(Credential c) {
        return c.id() + ":REMINDER:d1:" + c.holder();
    }

    @ParameterizedTest
    @CsvSource({
        // 23 hours of the last day, then 25
        "Asia/Beirut, 2027-03-27, 2027-03-26T21:59:59Z, It ends in 1 day.",
        "Asia/Beirut, 2027-03-27, 2027-03-26T22:00:00Z, It ends today.",
        "America/Santiago, 2027-09-04, 2027-09-04T03:59:59Z, It ends in 1 day.",
        "America/Santiago, 2027-09-04, 2027-09-05T03:59:59Z, It ends today.",
        "Atlantic/Azores, 2027-10-31, 2027-10-30T23:59:59Z, It ends in 1 day.",
        "Atlantic/Azores, 2027-10-31, 2027-11-01T00:59:59Z, It ends today.",
        "Africa/Cairo, 2027-04-29, 2027-04-28T21:59:59Z, It ends in 1 day.",
        "Africa/Cairo, 2027-04-29, 2027-04-28T22:00:00Z, It ends today.",
        "Pacific/Apia, 2027-03-31, 2027-03-30T10:59:59Z, It ends in 1 day.",
        "Pacific/Apia, 2027-03-31, 2027-03-30T11:00:00Z, It ends today."
    })
    void theApiCountsTheDaysAroundTheEndAsItsZoneHasThem(
            String zone, LocalDate lastDay, Instant now, String said) {
        Policy policy = in(zone);
        try (Company company = new Company(policy, table -> table)) {
            company.advance(Duration.between(company.world.now(), now.minus(Duration.ofDays(20))));
            Credential c = company.issued(Kind.OAUTH_CLIENT, lastDay);

            company.advance(Duration.between(company.world.now(), now));

            assertThat(attention(company, c)).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // less than 24 hours are left, and the day is the named one
        "Asia/Beirut, 2027-03-27, 2027-03-26T22:00:00Z, 0",
        "Asia/Beirut, 2027-03-28, 2027-03-26T22:00:00Z, 1",
        // 25 hours of one day
        "Atlantic/Azores, 2027-10-31, 2027-10-31T00:00:00Z, 0",
        "Atlantic/Azores, 2027-10-31, 2027-11-01T00:59:59Z, 0",
        "Atlantic/Azores, 2027-10-31, 2027-11-01T01:00:00Z, -1",
        "Pacific/Apia, 2027-03-31, 2027-03-30T11:00:00Z, 0",
        "Etc/GMT+12, 2028-02-29, 2028-03-01T11:59:59Z, 0"
    })
    void daysLeftAreDaysOfTheCalendarAndNotOfTwentyFourHours(
            String zone, LocalDate lastDay, Instant now, long left) {
        assertThat(in(zone).daysLeft(lastDay, now)).isEqualTo(left);
    }
}
