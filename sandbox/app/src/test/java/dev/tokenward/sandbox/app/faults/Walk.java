package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.simulators.gitlab.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A credential's whole life and some requests that nobody decides, day after day. What happened on
 * which day is seen from the outside.
 */
final class Walk implements AutoCloseable {
    private static final Pattern REMINDER =
            Pattern.compile("Zendesk credential .* ends .*; (\\d+ calendar days? left)\\.");
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ZoneId zone;
    private final LocalDate lastDay;
    private final Ground ground;
    private final Rig rig;
    private final List<String> reminders = new ArrayList<>();
    private final Map<String, LocalDate> lapses = new TreeMap<>();
    private final Map<String, LocalDate> promised = new TreeMap<>();
    private final Set<String> waiting = new HashSet<>();
    private Optional<LocalDate> gone = Optional.empty();
    private int seen;
    private int runsADay = 1;

    Walk(ZoneId zone, LocalDate lastDay) {
        this.zone = zone;
        this.lastDay = lastDay;
        ground = new Ground(Repository.template(), Map.of("PolicyZone", zone.getId()));
        rig = new Rig(ground, Sabotage.NONE);
    }

    void runsADay(int runs) {
        runsADay = runs;
    }

    /** Riley has a credential from ten in the morning on. */
    void from(LocalDate day) {
        at(day.atTime(10, 0));
        String request = Stories.askForClient(rig, lastDay);
        Stories.decide(rig, "morgan", request, "APPROVE");
        Stories.decide(rig, "sasha", request, "APPROVE");
        String credential = Stories.issued(rig, request);
        rig.as("riley").post("/credentials/" + credential + "/receipt", Map.of());
        rig.settle();
        assertThat(live()).hasSize(1);
    }

    /** A request that nobody decides. */
    String ask(LocalDateTime time, LocalDate end) {
        at(time);
        String request = Stories.askForClient(rig, end);
        waiting.add(request);
        Instant lapse = Instant.parse(request(request, "lapsesAt"));
        promised.put(request, LocalDate.ofInstant(lapse, zone));
        return request;
    }

    private void at(LocalDateTime time) {
        rig.clock.set(time.atZone(zone).toInstant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(rig.clock.instant(), zone);
    }

    /** Every daily run that is left, to that of this day. */
    void dayByDayUntil(LocalDate day) {
        while (runIsNotAfter(day)) {
            rig.daily();
            look();
            for (int more = 1; more < runsADay; more++) {
                rig.clock.advance(Duration.ofHours(5));
                rig.dailyAgain();
                look();
            }
            rig.clock.advance(MOMENT);
        }
    }

    private boolean runIsNotAfter(LocalDate day) {
        Instant next = rig.nextDaily();
        return !LocalDate.ofInstant(next, zone).isAfter(day);
    }

    /** Nothing runs, to the last moment of this day. */
    void outageUntil(LocalDate day) {
        rig.clock.set(day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
    }

    /** Every tick before the end finds nothing to do, and the first one at it does it. */
    void liveUntil(Instant end) {
        for (Duration before : List.of(Duration.ofHours(8), Duration.ofMinutes(15), MOMENT)) {
            rig.clock.set(end.minus(before));
            rig.tick();
            assertThat(live()).as("at %s", rig.clock.instant()).hasSize(1);
            assertThat(today()).isEqualTo(lastDay);
        }
        rig.clock.set(end);
        rig.tick();
        look();
        assertThat(live()).as("at %s", end).isEmpty();
    }

    private void look() {
        List<String> inbox =
                rig.outside.slack.inbox("riley@example.com").stream().map(m -> m.text()).toList();
        for (String text : inbox.subList(seen, inbox.size())) {
            Matcher reminder = REMINDER.matcher(text);
            if (reminder.find()) {
                reminders.add(today() + ": " + reminder.group(1));
            }
        }
        seen = inbox.size();
        waiting.removeIf(this::isSettled);
        if (live().isEmpty() && gone.isEmpty()) {
            gone = Optional.of(today());
        }
    }

    private boolean isSettled(String request) {
        String state = request(request, "state");
        if (state.equals("LAPSED")) {
            lapses.put(request, today());
        }
        return !state.equals("AWAITING_MANAGER");
    }

    private String request(String id, String field) {
        return rig.as("riley").get("/requests/" + id).path(field).asText();
    }

    /** Each as {@code DAY: DAYS LEFT}. */
    List<String> reminders() {
        return reminders;
    }

    long remindersOnTheIssue() {
        return rig.issues().stream()
                .flatMap(iid -> rig.outside.gitlab.notes(Surroundings.PROJECT, iid).stream())
                .map(Note::body)
                .filter(body -> body.contains("The end comes near"))
                .count();
    }

    Map<String, LocalDate> lapses() {
        return lapses;
    }

    /** The days that people were told when they asked. */
    Map<String, LocalDate> promisedLapses() {
        return promised;
    }

    List<Surroundings.Live> live() {
        return rig.outside.made();
    }

    /** On which day the credential was first seen to be gone. */
    Optional<LocalDate> gone() {
        return gone;
    }

    List<String> violations() {
        return rig.watch.violations();
    }

    @Override
    public void close() {
        rig.close();
        ground.close();
    }
}
