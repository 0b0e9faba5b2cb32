package dev.tokenward.sandbox.app.schedule;

import dev.tokenward.sandbox.app.lambda.Payload;
import java.time.Instant;

/**
 * A schedule as the template declares it.
 *
 * @param name the event's logical id
 * @param input JSON for the function; {@code <aws.scheduler.scheduled-time>} is filled in
 * @param retries of a failed run
 */
public record Schedule(
        String name, String function, Recurrence recurrence, String input, int retries) {
    /** What its function gets at this time. */
    public Payload event(Instant scheduled) {
        return Payload.of(
                input.replace("<aws.scheduler.scheduled-time>", scheduled.toString())
                        .replace("<aws.scheduler.attempt-number>", "1"));
    }
}
