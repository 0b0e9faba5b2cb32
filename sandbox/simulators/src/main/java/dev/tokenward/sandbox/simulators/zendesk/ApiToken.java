package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;
import java.util.Optional;

/**
 * An API token. Its value is kept as a hash: it is shown once.
 *
 * @param usableSince creation or the last reactivation: idleness counts from here at the earliest
 * @param deactivatedAt present while it is not active
 */
public record ApiToken(
        long id,
        Optional<String> description,
        Optional<Instant> deactivatedAt,
        Instant createdAt,
        Instant updatedAt,
        Instant usableSince,
        Optional<Instant> lastUsed,
        long userId,
        String visible,
        String hash) {
    public boolean active() {
        return deactivatedAt.isEmpty();
    }

    /** When it was last of use to anybody, as the rule of 30 idle days counts. */
    Instant idleSince() {
        return lastUsed.filter(used -> used.isAfter(usableSince)).orElse(usableSince);
    }

    ApiToken used(Instant now) {
        return new ApiToken(
                id,
                description,
                deactivatedAt,
                createdAt,
                updatedAt,
                usableSince,
                Optional.of(now),
                userId,
                visible,
                hash);
    }

    ApiToken renamed(Optional<String> next, Instant now) {
        return new ApiToken(
                id,
                next,
                deactivatedAt,
                createdAt,
                now,
                usableSince,
                lastUsed,
                userId,
                visible,
                hash);
    }

    ApiToken deactivated(Instant now) {
        return new ApiToken(
                id,
                description,
                Optional.of(deactivatedAt.orElse(now)),
                createdAt,
                now,
                usableSince,
                lastUsed,
                userId,
                visible,
                hash);
    }

    ApiToken reactivated(Instant now) {
        return new ApiToken(
                id,
                description,
                Optional.empty(),
                createdAt,
                now,
                active() ? usableSince : now,
                lastUsed,
                userId,
                visible,
                hash);
    }
}
