package dev.tokenward.sandbox.app.schedule;

import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.stream.FailureDestination;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires schedules by the sandbox's clock, one run at a time.
 *
 * <p>A jump of the clock over several times is one run, as for a machine that slept: runs in
 * between could not see the clock of their time. After a jump it waits a moment, so that whoever
 * moves the clock and then asks for the sweep gets the report of that very run.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** EventBridge Scheduler itself promises no more than the minute. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final BiFunction<String, Payload, Invocation> functions;
    private final FailureDestination destination;
    private final Map<Schedule, Instant> next = new LinkedHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final Thread thread;
    private volatile boolean closing;
    private volatile long jumpedAt = System.nanoTime() - SETTLE.toNanos();

    public Scheduler(
            List<Schedule> schedules,
            InstantSource clock,
            BiFunction<String, Payload, Invocation> functions,
            FailureDestination destination) {
        this.clock = clock;
        this.functions = functions;
        this.destination = destination;
        Instant now = clock.instant();
        schedules.forEach(schedule -> next.put(schedule, schedule.recurrence().after(now)));
        this.thread = Thread.ofVirtual().name("scheduler").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** To be told before the clock is set. */
    public void clockJumped() {
        jumpedAt = System.nanoTime();
    }

    /** Runs a schedule now, in place of whatever is due; answers with what its function answers. */
    public Invocation runNow(Schedule schedule) {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            next.replaceAll((other, at) -> at.isAfter(now) ? at : other.recurrence().after(now));
            return functions.apply(schedule.function(), schedule.event(now));
        } finally {
            oneAtATime.unlock();
        }
    }

    private void run() {
        while (!closing) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
            if (System.nanoTime() - jumpedAt >= SETTLE.toNanos()) {
                List.copyOf(next.keySet()).forEach(this::fireIfDue);
            }
        }
    }

    private void fireIfDue(Schedule schedule) {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            Instant due = next.getOrDefault(schedule, Instant.MAX);
            if (due.isAfter(now) || closing) {
                return;
            }
            next.put(schedule, schedule.recurrence().after(now));
            fire(schedule, due);
        } catch (RuntimeException e) {
            LOG.error("{} could not be run", schedule.name(), e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void fire(Schedule schedule, Instant due) {
        String why = "";
        for (int attempt = 0; attempt <= schedule.retries(); attempt++) {
            switch (functions.apply(schedule.function(), schedule.event(due))) {
                case Invocation.Answered answered -> {
                    LOG.debug("{} of {} ran", schedule.name(), due);
                    return;
                }
                case Invocation.Failed(String type, String message) -> why = type + ": " + message;
            }
        }
        destination.add(
                new FailureDestination.Failure(
                        schedule.name(), List.of(schedule.event(due).text()), why));
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
