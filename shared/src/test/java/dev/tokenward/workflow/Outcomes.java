package dev.tokenward.workflow;

import dev.tokenward.domain.Refusal;

/** What a use case must have answered. */
final class Outcomes {
    private Outcomes() {}

    static <T> T done(Result<T> result) {
        if (result instanceof Result.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("not done: " + result);
    }

    static Refusal refusal(Result<?> result) {
        if (result instanceof Result.Refused<?>(Refusal why)) {
            return why;
        }
        throw new AssertionError("not refused: " + result);
    }
}
