package dev.tokenward.net;

import java.time.Duration;
import java.util.Optional;

/** Stands before every attempt of every call to one system: keeps to its rate limit. */
public interface Gate {
    /**
     * Asks for one attempt.
     *
     * @return zero if it may be made now, and then it is counted; else how long to wait before
     *     asking again
     */
    Duration enter();

    /**
     * Tells what came back.
     *
     * @param after the reply's wish when to come back
     */
    void answered(Reply reply, Optional<Duration> after);

    /** Lets everything through. */
    static Gate open() {
        return OpenGate.INSTANCE;
    }
}
