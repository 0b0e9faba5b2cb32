package dev.tokenward.workflow;

import dev.tokenward.net.Waiter;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a run while it is under way: what it is at, and its counts so far. A run that is over
 * within seconds is not shown.
 */
final class Progress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final World world;
    private final Waiter waiter;
    private final String run;
    private Duration next;
    private boolean shown;

    Progress(World world, Waiter waiter, String run) {
        this.world = world;
        this.waiter = waiter;
        this.run = run;
        this.next = waiter.elapsed().plus(EVERY);
    }

    /** Nobody's work waits for it: where it cannot be shown, the run goes on. */
    void tell(String doing, Supplier<SweepReport> soFar) {
        if (waiter.elapsed().compareTo(next) < 0) {
            return;
        }
        next = waiter.elapsed().plus(EVERY);
        shown = true;
        try {
            world.store().sweepLog().underWay(Reports.record(run, soFar.get()).at(doing));
        } catch (RuntimeException e) {
            LOG.warn("how far {} is could not be shown", run, e);
        }
    }

    @Override
    public void close() {
        if (!shown) {
            return;
        }
        try {
            world.store().sweepLog().over(run);
        } catch (RuntimeException e) {
            LOG.warn("{} is over, and shown as under way for some minutes more", run, e);
        }
    }
}
