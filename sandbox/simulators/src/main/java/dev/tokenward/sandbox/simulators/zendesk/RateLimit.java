package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Requests a minute, account-wide. By real time: back-off waits are real too. */
final class RateLimit {
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final ZendeskSettings settings;
    private final LongSupplier nanos;
    private long windowStart;
    private int used;

    RateLimit(ZendeskSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.windowStart = nanos.getAsLong();
    }

    /** Counts one call; present when it is one too many. The body is plain text (observed). */
    Optional<Reply> count() {
        long since = nanos.getAsLong() - windowStart;
        // before it began: other minutes count from now on
        if (since >= WINDOW || since < 0) {
            windowStart = nanos.getAsLong();
            used = 0;
        }
        if (used >= settings.requestsPerMinute()) {
            return Optional.of(
                    told(Reply.text(429, "Number of allowed API requests per minute exceeded"))
                            .with("Retry-After", "" + secondsLeft()));
        }
        used++;
        return Optional.empty();
    }

    Reply told(Reply reply) {
        String limit = "" + settings.requestsPerMinute();
        String left = "" + Math.max(0, settings.requestsPerMinute() - used);
        return reply.with("X-Rate-Limit", limit)
                .with("X-Rate-Limit-Remaining", left)
                .with("ratelimit-limit", limit)
                .with("ratelimit-remaining", left)
                .with("ratelimit-reset", "" + secondsLeft());
    }

    private long secondsLeft() {
        long left = WINDOW - (nanos.getAsLong() - windowStart);
        return Math.max(1, Duration.ofNanos(left).toSeconds());
    }
}
