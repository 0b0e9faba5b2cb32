package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved; each cell begins at the same time. */
final class OwnClock implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant to) {
        now = to;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
