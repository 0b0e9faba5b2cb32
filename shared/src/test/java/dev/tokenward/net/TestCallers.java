package dev.tokenward.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Callers as in production, but for waits that take no time. */
public final class TestCallers {
    public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private TestCallers() {}

    public static HttpCaller caller(TestWaiter waiter) {
        return new HttpCaller(
                new Transport(Duration.ofSeconds(2)),
                waiter,
                RandomGenerator.of("L64X128MixRandom"),
                InstantSource.fixed(NOW),
                Patience.usual());
    }
}
