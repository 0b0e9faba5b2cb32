package dev.tokenward.sandbox.app.faults;

import dev.tokenward.net.Waiter;
import java.time.Duration;

/** Waits that take no time, yet count: whoever has only so much time runs out of it. */
final class NoWaiting implements Waiter {
    private Duration elapsed = Duration.ZERO;

    @Override
    public synchronized boolean pause(Duration time) {
        elapsed = elapsed.plus(time);
        return true;
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }
}
