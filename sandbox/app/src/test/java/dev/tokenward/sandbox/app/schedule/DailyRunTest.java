package dev.tokenward.sandbox.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.engine.Template;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When the template's daily run is, in every time zone that a policy may name. */
class DailyRunTest {
    private static final LocalDate FIRST = LocalDate.parse("2027-01-01");
    private static final LocalDate LAST = LocalDate.parse("2028-12-31");

    @Test
    void everyDayOfEveryZoneHasExactlyOneDailyRun() {
        String expression = expression();
        Set<ZoneRules> seen = new HashSet<>();
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            if (seen.add(zone.getRules())) {
                assertThat(runs(Recurrence.parse(expression, zone), zone))
                        .as(name)
                        .containsExactlyElementsOf(FIRST.datesUntil(LAST).toList());
            }
        }
    }

    /** The days of its runs, a day as often as it has one. */
    private static List<LocalDate> runs(Recurrence daily, ZoneId zone) {
        return Stream.iterate(
                        daily.after(FIRST.atStartOfDay(zone).toInstant().minusMillis(1)),
                        daily::after)
                .map(at -> LocalDate.ofInstant(at, zone))
                .takeWhile(day -> day.isBefore(LAST))
                .toList();
    }

    private static String expression() {
        return Template.read(
                        Repository.template(),
                        Map.of(
                                "OidcIssuer", "https://issuer.example.com",
                                "OidcAudience", "tokenward"))
                .resource("SweepFunction")
                .get("Events")
                .get("Daily")
                .get("Properties")
                .get("ScheduleExpression")
                .text();
    }
}
