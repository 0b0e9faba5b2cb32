package dev.tokenward.workflow;

import dev.tokenward.net.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the sweep at a time. The lock saves work and double reports; what a run does is safe
 * without it, since every change is made under the version that was read.
 */
final class RunLock {
    /** A run that dies keeps others away no longer than this. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String NAME = "sweep";
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    private final World world;
    private final Waiter waiter;

    RunLock(World world, Waiter waiter) {
        this.world = world;
        this.waiter = waiter;
    }

    /**
     * Takes the lock for a run.
     *
     * @param patience how long to wait for another run to end
     * @return empty if another run has it still
     */
    Optional<Held> take(String run, Duration patience) {
        Duration start = waiter.elapsed();
        Held held = new Held(run);
        while (!held.prolong()) {
            Duration waited = waiter.elapsed().minus(start);
            if (waited.plus(LOOK).compareTo(patience) > 0 || !waiter.pause(LOOK)) {
                return Optional.empty();
            }
        }
        return Optional.of(held);
    }

    /** The lock of one run, prolonged while the run asks for it. */
    final class Held implements Limit, AutoCloseable {
        private final String run;
        private Instant until = Instant.MIN;

        private Held(String run) {
            this.run = run;
        }

        String run() {
            return run;
        }

        private boolean prolong() {
            Instant now = world.now();
            Instant end = now.plus(LEASE);
            boolean ours = world.store().leases().take(NAME, run, now, end);
            if (ours) {
                until = end;
            }
            return ours;
        }

        /** A lease that ran out while one piece of work took long is taken again if it is free. */
        @Override
        public Optional<String> reached() {
            boolean fresh = world.now().isBefore(until.minus(LEASE.dividedBy(2)));
            return fresh || prolong()
                    ? Optional.empty()
                    : Optional.of("another run took over, since this one was slow");
        }

        @Override
        public void close() {
            try {
                world.store().leases().release(NAME, run);
            } catch (RuntimeException e) {
                LOG.warn("the lock of {} is left to run out", run, e);
            }
        }
    }
}
