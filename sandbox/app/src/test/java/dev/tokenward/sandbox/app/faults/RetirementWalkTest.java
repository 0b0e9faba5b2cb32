package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.faults.TokenYear.Event;
import dev.tokenward.sandbox.app.faults.TokenYear.Kind;
import dev.tokenward.sandbox.app.faults.TokenYear.Told;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year of API tokens up to their end, and beyond: every forecast of every morning is held against
 * what the simulated Zendesk then did. A forecast stands until something happens that it does not
 * speak of: a use that no rhythm announced, or a person at the switch.
 */
class RetirementWalkTest {
    private static final LocalDate START = LocalDate.parse("2026-04-20");
    private static final LocalDate LAST = LocalDate.parse("2027-06-02");
    private static final String BACK = "switched on again, tried";
    private static final LocalTime EARLY = LocalTime.of(2, 30);
    private static final LocalTime LATE = LocalTime.of(17, 45);

    /** In the second one the end of all tokens falls on the day before, in the afternoon. */
    @ParameterizedTest
    @CsvSource({"UTC, 2027-04-30, 30 April", "America/Los_Angeles, 2027-04-29, 29 April"})
    void everyForecastOfAYearIsRightToTheDay(ZoneId zone, LocalDate tokensEnd, String inWords) {
        try (TokenYear year = new TokenYear(START, zone)) {
            accounts(year);
            year.until(LAST);

            Map<String, Integer> held = new HashMap<>();
            List<String> wrong = new ArrayList<>();
            year.told.forEach(told -> check(year, told, held, wrong));
            assertThat(wrong).isEmpty();
            assertThat(held.keySet())
                    .containsExactlyInAnyOrder(
                            "daily",
                            "workdays",
                            "weekly",
                            "four-weekly",
                            "monthly",
                            "quarterly",
                            "irregular",
                            "never",
                            "by hand",
                            "on again",
                            "managed",
                            BACK);
            // about every morning of those that live on, weeks of those that do not
            assertThat(held)
                    .allSatisfy((token, times) -> assertThat(times).as(token).isGreaterThan(25));
            assertThat(held.get("weekly")).isGreaterThan(300);
            saysWhatPeoplePlanBy(year, inWords);
            assertThat(year.of("daily"))
                    .anyMatch(e -> e.kind() == Kind.OFF && e.day().equals(tokensEnd));
        }
    }

    private static void accounts(TokenYear year) {
        LocalDate made = START.minusDays(3);
        for (String name :
                List.of(
                        "daily",
                        "workdays",
                        "weekly",
                        "four-weekly",
                        "monthly",
                        "quarterly",
                        "irregular",
                        "never",
                        "by hand",
                        "on again")) {
            year.token(name, made);
        }
        year.job("daily", EARLY, day -> true);
        year.job("workdays", LATE, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
        year.job("weekly", LATE, day -> day.getDayOfWeek() == DayOfWeek.MONDAY);
        year.job("four-weekly", EARLY, day -> ChronoUnit.DAYS.between(START, day) % 28 == 1);
        year.mendedJob("monthly", LATE, day -> day.getDayOfMonth() == 1);
        quarterly(year);
        Set<LocalDate> irregular = irregular();
        year.job("irregular", EARLY, irregular::contains);
        year.job("by hand", EARLY, day -> true);
        year.plan(
                "by hand",
                LATE,
                LocalDate.parse("2026-09-01")::equals,
                () -> year.switchOff("by hand"));
        // idle from the beginning, switched off by the rule's first day, switched on and left alone
        year.plan(
                "on again",
                LATE,
                LocalDate.parse("2026-09-10")::equals,
                () -> year.switchOn("on again"));
        year.known("managed", Long.parseLong(year.issued(LocalDate.parse("2027-02-15"))));
        // every 15 minutes in truth, and here when it matters
        year.plan(
                "managed",
                LocalTime.MIN,
                LocalDate.parse("2027-02-16")::equals,
                () -> year.rig.tick());
        year.job("managed", EARLY, day -> day.isAfter(START));
    }

    /** May to February; people who keep it alive do so on the very last day that they were told. */
    private static void quarterly(TokenYear year) {
        year.plan(
                "quarterly",
                EARLY,
                day -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 2,
                () -> {
                    if (year.find("quarterly").filter(t -> !t.active()).isPresent()) {
                        year.switchOn("quarterly");
                    }
                    year.use("quarterly");
                });
        year.plan(
                "quarterly",
                LocalTime.of(23, 30),
                day ->
                        year.last("quarterly")
                                        .flatMap(t -> t.day("lastDayToReactivate"))
                                        .equals(Optional.of(day))
                                && year.find("quarterly").filter(t -> !t.active()).isPresent(),
                () -> year.switchOn("quarterly"));
    }

    private static Set<LocalDate> irregular() {
        Random random = new Random(11);
        Set<LocalDate> days = new HashSet<>();
        LocalDate day = START.plusDays(2);
        while (day.isBefore(LocalDate.parse("2027-01-10"))) {
            days.add(day);
            day = day.plusDays(2 + random.nextInt(20));
        }
        return days;
    }

    private static void check(
            TokenYear year, Told told, Map<String, Integer> held, List<String> wrong) {
        if (told.active()) {
            told.day("off").ifPresent(off -> checkOff(year, told, off, held, wrong));
        }
        told.day("missed").ifPresent(day -> checkMissed(year, told, day, held, wrong));
        told.day("deleted").ifPresent(day -> checkDeleted(year, told, day, held, wrong));
        told.day("lastDayToReactivate").ifPresent(day -> checkBack(year, told, day, held, wrong));
    }

    private static void checkOff(
            TokenYear year,
            Told told,
            LocalDate off,
            Map<String, Integer> held,
            List<String> wrong) {
        if (isUsed(year, told) || isSwitched(year, told, off) || off.isAfter(LAST)) {
            return;
        }
        // of what is over it is told on which day it ended
        Instant from =
                off.isBefore(year.day(told.at()))
                        ? year.at(off, LocalTime.MIN).minusMillis(1)
                        : midnight(year, told);
        hold(year.first(told.token(), from, Kind.OFF), off, "off", told, held, wrong);
    }

    private static void checkMissed(
            TokenYear year,
            Told told,
            LocalDate day,
            Map<String, Integer> held,
            List<String> wrong) {
        Instant morning = told.at();
        if (isSwitched(year, told, day) || day.isAfter(LAST) || day.isBefore(START)) {
            return;
        }
        Optional<Event> failed =
                year.of(told.token()).stream()
                        .filter(e -> e.kind() == Kind.FAILED && e.day().equals(day))
                        .findFirst();
        boolean over = !day.isAfter(year.day(morning));
        if (over && year.happened(told.token(), Kind.USED, year.at(day, LocalTime.MIN), day)) {
            return;
        }
        hold(failed, day, "missed", told, held, wrong);
    }

    private static void checkDeleted(
            TokenYear year,
            Told told,
            LocalDate day,
            Map<String, Integer> held,
            List<String> wrong) {
        if (isUsed(year, told) || isSwitched(year, told, day) || day.isAfter(LAST)) {
            return;
        }
        hold(
                year.first(told.token(), midnight(year, told), Kind.GONE),
                day,
                "deleted",
                told,
                held,
                wrong);
    }

    /** What happened in the night is told in the morning, on its day. */
    private static Instant midnight(TokenYear year, Told told) {
        return year.at(year.day(told.at()), LocalTime.MIN).minusMillis(1);
    }

    /** Before it stops, by nothing that was foretold. */
    private static boolean isUsed(TokenYear year, Told told) {
        return told.active()
                && told.day("missed").isEmpty()
                && !told.forecast().path("cause").asText().equals("OWN_END")
                && told.day("off")
                        .filter(off -> year.happened(told.token(), Kind.USED, told.at(), off))
                        .isPresent();
    }

    /** To the last moment of that day it can be switched on again, and to that of the next not. */
    private static void checkBack(
            TokenYear year,
            Told told,
            LocalDate day,
            Map<String, Integer> held,
            List<String> wrong) {
        LocalDate after = day.plusDays(1);
        if (isUsed(year, told) || isSwitched(year, told, after) || after.isAfter(LAST)) {
            return;
        }
        held.merge(told.token(), 1, Integer::sum);
        held.merge(BACK, 1, Integer::sum);
        if (!year.couldBeSwitchedOn(told.token(), day).equals(Optional.of(true))
                || !year.couldBeSwitchedOn(told.token(), after).equals(Optional.of(false))) {
            wrong.add(
                    told.token()
                            + " on "
                            + told.at()
                            + ": can be switched on again until "
                            + day
                            + ", in fact "
                            + year.couldBeSwitchedOn(told.token(), day)
                            + " on it and "
                            + year.couldBeSwitchedOn(told.token(), after)
                            + " on the day after");
        }
    }

    private static boolean isSwitched(TokenYear year, Told told, LocalDate until) {
        return year.happened(told.token(), Kind.SWITCHED_ON, told.at(), until)
                || year.happened(told.token(), Kind.SWITCHED_OFF_BY_HAND, told.at(), until);
    }

    private static void hold(
            Optional<Event> event,
            LocalDate day,
            String what,
            Told told,
            Map<String, Integer> held,
            List<String> wrong) {
        held.merge(told.token(), 1, Integer::sum);
        if (!event.map(Event::day).equals(Optional.of(day))) {
            wrong.add(
                    told.token()
                            + " on "
                            + told.at()
                            + ": "
                            + what
                            + " "
                            + day
                            + ", in fact "
                            + event.map(Event::at).map(Instant::toString).orElse("never")
                            + " ("
                            + told.forecast().path("words").asText()
                            + ")");
        }
    }

    private static void saysWhatPeoplePlanBy(TokenYear year, String tokensEnd) {
        assertThat(words(year, "quarterly", "2026-11-02"))
                .isEqualTo(
                        "Zendesk deactivates it on 1 December 2026, unused for 30 days; its quarterly job"
                                + " finds it switched off on 1 February 2027. It can be switched on again in"
                                + " Admin Center until 29 January 2027. Zendesk deletes it on 30 January"
                                + " 2027.");
        assertThat(words(year, "weekly", "2027-01-20"))
                .isEqualTo(
                        "Its weekly job keeps it alive until Zendesk switches off every API token on "
                                + tokensEnd
                                + " 2027; the job finds it switched off on 3 May 2027.");
        assertThat(year.told.stream().map(t -> t.line().toString()))
                .noneMatch(line -> line.contains("visible_token"));
    }

    private static String words(TokenYear year, String token, String day) {
        return year.told.stream()
                .filter(t -> t.token().equals(token))
                .filter(t -> year.day(t.at()).equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow()
                .forecast()
                .path("words")
                .asText();
    }
}
