package dev.tokenward.sandbox.app.faults;

import dev.tokenward.net.Waiter;
import java.time.Duration;

/** Waits that take no time, yet count: whoever has only so much time runs out of it. */
final class NoWaiting implements Waiter {
    private final int factor;
    private Duration elapsed = Duration.ZERO;

    NoWaiting() {
        this(1);
    }

    /**
     * @param factor how much longer each wait lasts than was asked for
     */
    NoWaiting(int factor) {
        this.factor = factor;
    }

    @Override
    public synchronized boolean pause(Duration time) {
        elapsed = elapsed.plus(time.multipliedBy(factor));
        return true;
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }
}
