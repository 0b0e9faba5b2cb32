package dev.tokenward.net;

import java.time.Duration;

/** The machine's own monotonic time. */
final class RealWaiter implements Waiter {
    @Override
    public boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }
}
