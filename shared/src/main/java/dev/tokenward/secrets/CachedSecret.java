package dev.tokenward.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One secret, read when first needed and again when it is five minutes old. If it cannot be read
 * then, the old one serves for up to an hour: an outage of Secrets Manager does not stop a sweep.
 */
final class CachedSecret<T> {
    private static final Logger LOG = LoggerFactory.getLogger(CachedSecret.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);

    /** So that what stays refused is not read again at every call, nor in an outage. */
    static final Duration LEAST_AGE_TO_DROP = Duration.ofSeconds(30);

    private final Supplier<T> source;
    private final InstantSource clock;
    private Optional<Held<T>> held = Optional.empty();

    /**
     * @param askedAt when it was last tried to be read
     */
    private record Held<T>(T value, Instant readAt, Instant askedAt, Instant checkAt) {}

    CachedSecret(Supplier<T> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized T get() {
        Instant now = clock.instant();
        Optional<Held<T>> before = held;
        if (before.isPresent() && now.isBefore(before.get().checkAt())) {
            return before.get().value();
        }
        try {
            T value = source.get();
            held = Optional.of(new Held<>(value, now, now, now.plus(FRESH)));
            return value;
        } catch (SecretUnusable fault) {
            if (before.isEmpty() || now.isAfter(before.get().readAt().plus(USABLE))) {
                throw fault;
            }
            LOG.warn(
                    "{}; what was read at {} is still used",
                    fault.getMessage(),
                    before.get().readAt());
            Held<T> old = before.get();
            held =
                    Optional.of(
                            new Held<>(
                                    old.value(), old.readAt(), now, now.plus(LEAST_AGE_TO_DROP)));
            return old.value();
        }
    }

    synchronized void invalidate() {
        Instant now = clock.instant();
        held =
                held.map(h ->
                        now.isBefore(h.askedAt().plus(LEAST_AGE_TO_DROP))
                                ? h
                                : new Held<>(h.value(), h.readAt(), h.askedAt(), Instant.MIN));
    }
}
