package dev.tokenward.workflow;

import dev.tokenward.net.Waiter;
import java.time.Duration;
import java.util.Optional;

/**
 * The time of a run, real time as the function's own: it ends early enough to finish what was begun
 * and to report.
 */
final class TimeLimit implements Limit {
    private final Waiter waiter;
    private final Duration start;
    private final Duration most;

    /**
     * @param most from now on
     */
    TimeLimit(Waiter waiter, Duration most) {
        this.waiter = waiter;
        this.start = waiter.elapsed();
        this.most = most;
    }

    @Override
    public Optional<String> reached() {
        return hasRoomFor(Duration.ZERO)
                ? Optional.empty()
                : Optional.of("the time for one run was over");
    }

    /** Whether there is time left after a pause of this length. */
    boolean hasRoomFor(Duration pause) {
        return waiter.elapsed().minus(start).plus(pause).compareTo(most) < 0;
    }
}
