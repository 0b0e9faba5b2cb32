package dev.tokenward.sandbox.app.faults;

import dev.tokenward.net.Waiter;
import dev.tokenward.sandbox.app.gateway.Api;
import dev.tokenward.sandbox.app.gateway.Incoming;
import dev.tokenward.sandbox.app.gateway.Integration;
import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.schedule.Schedule;
import dev.tokenward.sandbox.app.stream.FailureDestination;
import dev.tokenward.sandbox.app.stream.StreamPump;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import dev.tokenward.sandbox.simulators.gitlab.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One cell's system: the deployed functions on a table of their own, with the systems outside of
 * their own. Nothing runs by itself: each event is brought by the story.
 */
final class Rig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

    final Ground ground;
    final OwnClock clock;
    final MemoryDynamo table;
    final Surroundings outside;
    final Tap tap;
    final Watch watch;
    final Observer observer;
    private final Sabotage sabotage;
    private final StreamPump pump;
    private final Api api;
    private Deployed process;
    private final Map<String, List<Payload>> held = new HashMap<>();
    private boolean recovered;
    private int processes;
    private Courier courier = Courier.USUAL;
    private Runnable beforeRecovery = () -> {};

    Rig(Ground ground, Sabotage sabotage) {
        this(ground, sabotage, Observer.NONE);
    }

    Rig(Ground ground, Sabotage sabotage, Observer observer) {
        this(ground, sabotage, observer, START);
    }

    Rig(Ground ground, Sabotage sabotage, Observer observer, Instant start) {
        this(ground, sabotage, observer, Saved.nothing(ground, start));
        as("sasha").insist("PUT", "/people", Surroundings.directory(ground.people));
        settle();
    }

    /** Goes on from there, with no process alive yet. */
    Rig(Ground ground, Sabotage sabotage, Saved from) {
        this(ground, sabotage, Observer.NONE, from);
    }

    private Rig(Ground ground, Sabotage sabotage, Observer observer, Saved from) {
        this.ground = ground;
        this.sabotage = sabotage;
        this.observer = observer;
        clock = ground.clock;
        clock.set(from.now);
        table = new MemoryDynamo(ground.table);
        table.fill(from.items);
        outside = new Surroundings(clock, from.outside);
        watch = new Watch(outside, table, clock, from.seen);
        processes = from.processes;
        tap = new Tap();
        process = another(tap);
        pump =
                new StreamPump(
                        ground.deployment.mappings(),
                        table::records,
                        (function, event) -> background("stream to " + function, function, event),
                        new FailureDestination());
        api = apiOf(this::invoke);
    }

    /**
     * All that outlives every process, at one moment at which nothing is on its way.
     *
     * @param processes how many there were
     */
    record Saved(
            Instant now,
            List<Map<String, AttributeValue>> items,
            Surroundings.Saved outside,
            Watch.Saved seen,
            int processes) {
        private static Saved nothing(Ground ground, Instant start) {
            ground.clock.set(start);
            return new Saved(
                    start, List.of(), Surroundings.beginning(ground.clock), Watch.Saved.NOTHING, 0);
        }
    }

    Saved save() {
        settle();
        return new Saved(clock.instant(), table.items(), outside.save(), watch.save(), processes);
    }

    /** Another process on the same table, whose calls go through another tap. */
    Deployed another(Tap through) {
        return another(through, new NoWaiting());
    }

    /** The same, whose waits are another's. */
    Deployed another(Tap through, Waiter waiter) {
        processes++;
        return new Deployed(this, processes, through, sabotage, waiter);
    }

    /** The API in front of a process. */
    Api apiOf(Integration functions) {
        return new Api(ground.deployment.routes(), ground.authorizer, functions, clock);
    }

    /** One call of the API, whoever makes it. */
    Outgoing serve(Incoming call) throws InterruptedException {
        Outgoing answer = api.serve(call, ground.threads);
        watch.answered(answer.body().text());
        return answer;
    }

    Somebody as(String username) {
        return new Somebody(this, username, api);
    }

    /** From now on what the stream brings to this function is kept back. */
    List<Payload> hold(String function) {
        return held.computeIfAbsent(function, name -> new ArrayList<>());
    }

    /** To be run when nothing is alive but what was written, and what comes next makes it good. */
    void beforeRecovery(Runnable next) {
        beforeRecovery = next;
    }

    /** From now on every event, whatever it is of, is in these hands. */
    void by(Courier next) {
        courier = next;
    }

    private Invocation invoke(String function, Payload event) {
        return courier.bring(function, event, this::carryOut);
    }

    private Invocation carryOut(String function, Payload event) {
        Invocation outcome = process.invoke(function, event);
        if (process.dead()) {
            begin();
        }
        return outcome;
    }

    /** What comes next depends on nothing that is not written, nor on how many ended before. */
    private void restart() {
        processes = Recovery.PROCESSES;
        begin();
    }

    private void begin() {
        process.close();
        tap.revive();
        process = another(tap);
    }

    /** Of an event that nobody waits for: it may be lost with the process. */
    private Invocation background(String origin, String function, Payload event) {
        List<Payload> kept = held.get(function);
        if (kept != null && origin.startsWith("stream")) {
            kept.add(event);
            return new Invocation.Answered(Payload.of("{}"));
        }
        tap.from(origin);
        boolean before = tap.struck();
        Invocation outcome = invoke(function, event);
        boolean lost = !before && tap.losesEvent();
        return lost ? new Invocation.Answered(Payload.of("{}")) : outcome;
    }

    /** Everything that was written leads to whatever it leads to. */
    void settle() {
        do {
            pump.run();
        } while (courier.bringRest(this::carryOut));
        watch.handedOver();
    }

    void tick() {
        run("tick");
    }

    /** When it is time for it. */
    void daily() {
        clock.set(nextDaily());
        run("daily");
    }

    /** The present moment included. */
    Instant nextDaily() {
        return schedule("daily").recurrence().after(clock.instant().minusMillis(1));
    }

    /** At once, as when the event comes again. */
    void dailyAgain() {
        run("daily");
    }

    private void run(String mode) {
        Schedule schedule = schedule(mode);
        for (int attempt = 0; attempt <= schedule.retries(); attempt++) {
            Payload event = schedule.event(clock.instant());
            if (background(mode, schedule.function(), event) instanceof Invocation.Answered) {
                break;
            }
        }
        settle();
    }

    Schedule schedule(String mode) {
        return ground.deployment.schedules().stream()
                .filter(s -> s.input().contains("\"" + mode + "\""))
                .findFirst()
                .orElseThrow();
    }

    /** After a fault: what the schedules alone make good, in their own time. Once. */
    void recover() {
        settle();
        if (!tap.struck() || recovered) {
            return;
        }
        recovered = true;
        restart();
        beforeRecovery.run();
        for (Duration wait : Recovery.TICKS) {
            clock.advance(wait);
            tick();
        }
        for (int day = 0; day < Recovery.DAYS; day++) {
            daily();
            // the next one is tomorrow's
            clock.advance(Duration.ofSeconds(1));
        }
        watch.recovered();
    }

    /** The numbers of all issues. */
    List<Long> issues() {
        return outside.gitlab.look().issues().stream().map(Issue::iid).toList();
    }

    void daysLater(int days) {
        clock.advance(Duration.ofDays(days));
    }

    @Override
    public void close() {
        process.close();
        outside.close();
    }

    private static final class Recovery {
        static final int DAYS = 2;

        /** More than end before it. */
        static final int PROCESSES = 100;

        static final List<Duration> TICKS =
                List.of(
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofHours(8));

        private Recovery() {}
    }
}
