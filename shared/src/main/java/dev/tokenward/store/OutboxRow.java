package dev.tokenward.store;

import dev.tokenward.domain.Notice;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice on its way.
 *
 * @param attempts tries so far
 * @param nextAttemptAt when the tick may try (again)
 * @param provider what the other system calls what was sent, once it was
 */
public record OutboxRow(
        Notice notice,
        Status status,
        Instant createdAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> provider,
        Optional<String> failure,
        long version) {
    public enum Status {
        PENDING,
        CLAIMED,
        SENT,
        FAILED;

        /** Whether nothing more comes of the row. */
        public boolean isOver() {
            return this == SENT || this == FAILED;
        }
    }
}
