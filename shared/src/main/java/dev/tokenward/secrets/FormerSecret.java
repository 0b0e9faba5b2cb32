package dev.tokenward.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one secret held before its last change. Good for an hour after it, in which the other side
 * learns of the change: a value that leaked and was changed must not open the door for ever. Read
 * once for each change, and only within that hour.
 */
final class FormerSecret<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FormerSecret.class);
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Supplier<Optional<T>> source;
    private final InstantSource clock;
    private Optional<Looked<T>> looked = Optional.empty();

    private record Looked<T>(String present, Optional<T> value, Instant again) {}

    /**
     * @param source what stands there now; empty if the secret has never been changed
     */
    FormerSecret(Supplier<Optional<T>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized Optional<T> before(Version<?> present) {
        Instant now = clock.instant();
        if (!now.isBefore(present.since().plus(OVERLAP))) {
            return Optional.empty();
        }
        Looked<T> known =
                looked.filter(l -> l.present().equals(present.id()) && now.isBefore(l.again()))
                        .orElseGet(() -> look(present.id(), now));
        looked = Optional.of(known);
        return known.value();
    }

    private Looked<T> look(String present, Instant now) {
        try {
            return new Looked<>(present, source.get(), Instant.MAX);
        } catch (SecretUnusable fault) {
            LOG.warn("what it was before: {}", fault.getMessage());
            return new Looked<>(
                    present, Optional.empty(), now.plus(CachedSecret.LEAST_AGE_TO_DROP));
        }
    }
}
