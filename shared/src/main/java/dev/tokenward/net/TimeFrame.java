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
 * <p>It holds in the thread that does the work, and begins with the first call. One within another
 * ends with that one at the latest.
 */
public final class TimeFrame {
    private static final ScopedValue<TimeFrame> CURRENT = ScopedValue.newInstance();

    private final Duration most;
    private final Optional<TimeFrame> outer;
    private Optional<Duration> start;

    private TimeFrame(Duration most, Optional<Duration> start) {
        this.most = most;
        this.start = start;
        this.outer = CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does the work, whose calls take no longer than this in all. */
    public static <T> T of(Duration most, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new TimeFrame(most, Optional.empty())).call(work::get);
    }

    /** The same, which begins now. */
    public static <T> T of(Duration most, Waiter time, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new TimeFrame(most, Optional.of(time.elapsed())))
                .call(work::get);
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
        Duration left = most.minus(now.minus(start.get()));
        return outer.map(frame -> frame.leftBy(waiter))
                .filter(theirs -> theirs.compareTo(left) < 0)
                .orElse(left);
    }
}
