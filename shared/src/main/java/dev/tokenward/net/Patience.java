package dev.tokenward.net;

import java.time.Duration;

/**
 * How long one call may take, repeats and waits included.
 *
 * @param perAttempt longest time from sending to the last byte of the answer
 * @param longestWait a wait that another system asks for and that is longer is not waited: the
 *     caller gets {@link Answer.Later} at once
 * @param total all attempts and waits together
 * @param attempts at least 1
 */
public record Patience(Duration perAttempt, Duration longestWait, Duration total, int attempts) {
    /** 10 s an attempt, 10 s a wait, 25 s in all, 4 attempts: inside a gateway's 29 seconds. */
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(25), 4);
    }
}
