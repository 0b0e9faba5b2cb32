package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as Zendesk writes them: UTC, whole seconds. */
final class Stamp {
    private Stamp() {}

    static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** JSON's null where there is none. */
    static @Nullable String of(Optional<Instant> instant) {
        return instant.map(Stamp::of).orElse(null);
    }
}
