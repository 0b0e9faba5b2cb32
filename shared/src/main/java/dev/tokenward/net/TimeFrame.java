package dev.tokenward.net;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time that a piece of work has for its calls to other systems, all of them together: when it
 * is over, no call is begun and none is waited for any longer. {@link Patience} bounds one call;
 * how many a piece of work makes depends on what is found there, and a function is stopped by the
 * clock.
 *
 * <p>It holds in the thread that does the work, and begins with the first call.
 */
public final class TimeFrame {
    private static final ScopedValue<TimeFrame> CURRENT = ScopedValue.newInstance();

    private final Duration most;
    private Optional<Duration> start = Optional.empty();

    private TimeFrame(Duration most) {
        this.most = most;
    }

    /** Does the work, whose calls take no longer than this in all. */
    public static <T> T of(Duration most, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new TimeFrame(most)).call(work::get);
    }

    /** What is left of the current one; empty where nothing bounds the work. */
    static Optional<Duration> left(Waiter waiter) {
        return CURRENT.isBound() ? Optional.of(CURRENT.get().leftBy(waiter)) : Optional.empty();
    }

    private Duration leftBy(Waiter waiter) {
        Duration now = waiter.elapsed();
        if (start.isEmpty()) {
            start = Optional.of(now);
        }
        return most.minus(now.minus(start.get()));
    }
}
