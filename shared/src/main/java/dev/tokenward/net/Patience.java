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
    /** Once, 1.5 s: Slack wants an answer within 3 seconds, and whoever clicked waits for it. */
    public static Patience quick() {
        Duration all = Duration.ofMillis(1_500);
        return new Patience(all, Duration.ZERO, all, 1);
    }

    /** 10 s an attempt, 10 s a wait, 25 s in all, 4 attempts: inside a gateway's 29 seconds. */
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(25), 4);
    }
}
