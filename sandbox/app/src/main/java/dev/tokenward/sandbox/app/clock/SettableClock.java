package dev.tokenward.sandbox.app.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A clock that runs at real speed from where it was set, and never backwards: the records of what
 * happened would otherwise contradict each other.
 */
public final class SettableClock implements InstantSource {
    /** After this the fixed-width instants in the table's keys would no longer fit. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final InstantSource real;
    private final Consumer<Anchor> keep;
    private volatile Anchor anchor;

    /**
     * Where the clock was set.
     *
     * @param set what it was set to
     * @param at the real time at which it was set
     */
    public record Anchor(Instant set, Instant at) {
        Instant now(Instant real) {
            return set.plus(Duration.between(at, real));
        }
    }

    /**
     * Goes on from an anchor.
     *
     * @param keep told of every new anchor before it counts, so that a restart can go on from it
     */
    public SettableClock(InstantSource real, Anchor anchor, Consumer<Anchor> keep) {
        this.real = real;
        this.anchor = anchor;
        this.keep = keep;
    }

    /** A clock in memory that starts at this instant. */
    public static SettableClock startingAt(Instant start) {
        InstantSource real = InstantSource.system();
        return new SettableClock(real, new Anchor(start, real.instant()), kept -> {});
    }

    @Override
    public Instant instant() {
        return anchor.now(real.instant());
    }

    /**
     * Sets the clock.
     *
     * @return whether it was set; not if it would have gone backwards
     * @throws IllegalArgumentException if the instant is beyond the year 9998
     */
    public synchronized boolean set(Instant to) {
        if (!to.isBefore(LATEST)) {
            throw new IllegalArgumentException("the clock ends with the year 9998");
        }
        Instant now = real.instant();
        if (to.isBefore(anchor.now(now))) {
            return false;
        }
        Anchor next = new Anchor(to, now);
        keep.accept(next);
        anchor = next;
        return true;
    }
}
