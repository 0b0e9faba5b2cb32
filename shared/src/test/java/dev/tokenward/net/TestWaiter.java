package dev.tokenward.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits for nothing and remembers what it was asked for. Its time moves only by waiting. */
public final class TestWaiter implements Waiter {
    private final List<Duration> waits = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public boolean pause(Duration time) {
        waits.add(time);
        now = now.plus(time);
        return true;
    }

    @Override
    public Duration elapsed() {
        return now;
    }

    public List<Duration> waits() {
        return List.copyOf(waits);
    }
}
