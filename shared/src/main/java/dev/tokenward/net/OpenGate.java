package dev.tokenward.net;

import java.time.Duration;
import java.util.Optional;

/** For a system that tells no limit. */
enum OpenGate implements Gate {
    INSTANCE;

    @Override
    public Duration enter() {
        return Duration.ZERO;
    }

    @Override
    public void answered(Reply reply, Optional<Duration> after) {
        // nothing to learn
    }
}
