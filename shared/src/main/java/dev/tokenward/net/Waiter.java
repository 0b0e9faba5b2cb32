package dev.tokenward.net;

import java.time.Duration;

/** Time as back-off needs it: real in production, none in tests. */
public interface Waiter {
    /** Waits; false if it was interrupted (the thread's flag stays set). */
    boolean pause(Duration time);

    /** Time since some fixed point; only differences mean something. */
    Duration elapsed();

    /** Real time, also where the product's clock is a simulated one. */
    static Waiter real() {
        return new RealWaiter();
    }
}
