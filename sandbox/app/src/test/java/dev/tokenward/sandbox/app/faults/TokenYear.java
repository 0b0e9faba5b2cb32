package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * API tokens over a year of daily runs: jobs that use them, people who switch them on and off, and
 * Zendesk, which does what its schedule says. Each morning's forecasts are kept, and what happened.
 */
final class TokenYear implements AutoCloseable {
    private static final int MANY = 1_000_000;
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59);
    private static final HttpRequest PRESENT =
            HttpRequest.newBuilder(URI.create("https://zendesk.example.com/api/v2/users/me"))
                    .build();

    final List<Told> told = new ArrayList<>();
    private final Map<String, List<Event>> events = new HashMap<>();
    final Ground ground;
    final Rig rig;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, ApiToken> standing = new HashMap<>();
    private final Map<String, Map<LocalDate, Boolean>> couldBeSwitchedOn = new HashMap<>();
    private final ZoneId zone;
    private LocalDate today;

    /**
     * @param zone the policy's: its days are those of the walk
     */
    TokenYear(LocalDate start, ZoneId zone) {
        this.zone = zone;
        ground = new Ground(Repository.template(), Map.of("PolicyZone", zone.getId()));
        rig = new Rig(ground, Sabotage.NONE, Observer.NONE, at(start, LocalTime.of(1, 0)));
        // counted by real minutes, in which months pass here
        rig.outside.zendesk.settings().requestsPerMinute(MANY);
        today = start;
    }

    /** What happened to a token. */
    enum Kind {
        USED,
        /** A job came and the token let nobody in, or was gone. */
        FAILED,
        SWITCHED_ON,
        SWITCHED_OFF_BY_HAND,
        /** It stopped to let anybody in, for whatever reason. */
        OFF,
        GONE
    }

    record Event(Kind kind, Instant at, LocalDate day) {}

    /** What was said of a token on a morning. */
    record Told(String token, Instant at, JsonNode line) {
        JsonNode forecast() {
            return line.path("forecast");
        }

        Optional<LocalDate> day(String field) {
            return Optional.of(forecast().path(field))
                    .filter(JsonNode::isTextual)
                    .map(node -> LocalDate.parse(node.asText()));
        }

        boolean active() {
            return line.path("active").asBoolean();
        }
    }

    private record Plan(String token, Predicate<LocalDate> on, LocalTime time, Runnable act) {}

    /** A token that somebody made in Admin Center. */
    TokenYear token(String name, LocalDate made) {
        rig.outside.zendesk.makeApiToken("devon@example.com", name, at(made, LocalTime.NOON));
        return known(name, rig.outside.zendesk.apiTokens().getLast().id());
    }

    TokenYear known(String name, long id) {
        ids.put(name, id);
        return this;
    }

    /** A job uses it on these days, and tells nobody if it cannot. */
    TokenYear job(String token, LocalTime time, Predicate<LocalDate> days) {
        return plan(token, time, days, () -> use(token));
    }

    /** As a job, whose owner has it switched on again at once where it was found off. */
    TokenYear mendedJob(String token, LocalTime time, Predicate<LocalDate> days) {
        return plan(
                token,
                time,
                days,
                () -> {
                    use(token);
                    if (find(token).filter(t -> !t.active()).isPresent()) {
                        switchOn(token);
                        use(token);
                    }
                });
    }

    TokenYear plan(String token, LocalTime time, Predicate<LocalDate> days, Runnable act) {
        plans.add(new Plan(token, days, time, act));
        return this;
    }

    void switchOn(String token) {
        rig.outside.zendesk.reactivateApiToken(id(token));
        happened(token, Kind.SWITCHED_ON, rig.clock.instant());
        standing.put(token, find(token).orElseThrow());
    }

    void switchOff(String token) {
        rig.outside.zendesk.deactivateApiToken(id(token));
        happened(token, Kind.SWITCHED_OFF_BY_HAND, rig.clock.instant());
    }

    void use(String token) {
        boolean works = find(token).filter(ApiToken::active).isPresent();
        if (works) {
            rig.outside.zendesk.useApiToken(id(token));
        }
        happened(token, works ? Kind.USED : Kind.FAILED, rig.clock.instant());
    }

    private long id(String token) {
        return Optional.ofNullable(ids.get(token)).orElseThrow();
    }

    Optional<ApiToken> find(String token) {
        return rig.outside.zendesk.apiTokens().stream()
                .filter(t -> t.id() == id(token))
                .findFirst();
    }

    void until(LocalDate end) {
        for (; !today.isAfter(end); today = today.plusDays(1)) {
            act(LocalTime.MIN, MORNING);
            rig.clock.set(at(today, MORNING));
            rig.daily();
            look();
            act(MORNING, LAST_MOMENT);
            rig.clock.set(at(today, LAST_MOMENT));
            age();
            ids.keySet().stream()
                    .filter(token -> find(token).filter(ApiToken::active).isEmpty())
                    .forEach(token ->
                            couldBeSwitchedOn
                                    .computeIfAbsent(token, t -> new HashMap<>())
                                    .put(today, canBeSwitchedOn(token)));
        }
    }

    /** Tried on a copy of the account, in which it lets somebody in afterwards, or does not. */
    private boolean canBeSwitchedOn(String token) {
        if (find(token).isEmpty()) {
            return false;
        }
        try (ZendeskSimulator copy =
                ZendeskSimulator.from(
                        rig.outside.zendesk.look(),
                        rig.clock,
                        Surroundings.CANARY,
                        new ZendeskSettings())) {
            copy.reactivateApiToken(id(token));
            copy.handle(AsCall.of(PRESENT));
            return copy.apiTokens().stream().anyMatch(t -> t.id() == id(token) && t.active());
        }
    }

    /** Whether Admin Center could switch it on in the last moment of a day; empty if it was on. */
    Optional<Boolean> couldBeSwitchedOn(String token, LocalDate day) {
        return Optional.ofNullable(couldBeSwitchedOn.getOrDefault(token, Map.of()).get(day));
    }

    private void act(LocalTime from, LocalTime to) {
        plans.stream()
                .filter(p -> p.on().test(today))
                .filter(p -> !p.time().isBefore(from) && p.time().isBefore(to))
                .sorted(Comparator.comparing(Plan::time))
                .forEach(p -> {
                    rig.clock.set(at(today, p.time()));
                    age();
                    p.act().run();
                });
    }

    private void look() {
        JsonNode shown = rig.as("sasha").get("/retirement?limit=100");
        assertThat(shown.path("complete").asBoolean()).as("%s", shown).isTrue();
        shown.path("items")
                .forEach(line ->
                        ids.forEach((name, id) -> {
                            if (line.path("zendeskId").asText().equals(Long.toString(id))) {
                                told.add(new Told(name, rig.clock.instant(), line));
                            }
                        }));
        age();
    }

    /**
     * Zendesk comes to the present moment with whatever call, and it is seen what became of whom.
     */
    private void age() {
        rig.outside.handle(PRESENT);
        ids.keySet()
                .forEach(token -> {
                    Optional<ApiToken> now = find(token);
                    Optional<ApiToken> before = Optional.ofNullable(standing.get(token));
                    now.flatMap(ApiToken::deactivatedAt)
                            .filter(off -> before.filter(t -> !t.active()).isEmpty())
                            .ifPresent(off -> happened(token, Kind.OFF, off));
                    if (now.isEmpty() && before.isPresent()) {
                        if (before.get().active()) {
                            happened(token, Kind.OFF, rig.clock.instant());
                        }
                        happened(token, Kind.GONE, rig.clock.instant());
                    }
                    now.ifPresentOrElse(t -> standing.put(token, t), () -> standing.remove(token));
                });
    }

    private void happened(String token, Kind kind, Instant at) {
        events.computeIfAbsent(token, t -> new ArrayList<>()).add(new Event(kind, at, day(at)));
    }

    List<Event> of(String token) {
        return events.getOrDefault(token, List.of());
    }

    /** The first of these after a moment. */
    Optional<Event> first(String token, Instant after, Kind kind) {
        return of(token).stream()
                .filter(e -> e.kind() == kind && e.at().isAfter(after))
                .min(Comparator.comparing(Event::at));
    }

    boolean happened(String token, Kind kind, Instant after, LocalDate until) {
        return first(token, after, kind).filter(e -> !e.day().isAfter(until)).isPresent();
    }

    /** The last of what was told of a token before this moment. */
    Optional<Told> last(String token) {
        return told.stream().filter(t -> t.token().equals(token)).reduce((a, b) -> b);
    }

    /** A token that Tokenward itself issued to Riley, who has received it. */
    String issued(LocalDate lastDay) {
        String request =
                rig.as("quinn")
                        .post(
                                "/requests",
                                dev.tokenward.sandbox.app.client.Wishes.token(
                                        "Pager", lastDay.toString()))
                        .path("id")
                        .asText();
        Stories.decide(rig, "sasha", request, "APPROVE");
        rig.settle();
        String credential =
                rig.as("quinn").get("/requests/" + request).path("credentialId").asText();
        assertThat(credential).startsWith("cred_");
        return rig.as("quinn").get("/credentials/" + credential).path("zendeskId").asText();
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    @Override
    public void close() {
        rig.close();
        ground.close();
    }
}
