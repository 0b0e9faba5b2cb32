package dev.tokenward.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An OAuth client was asked for in an API token's place.
 *
 * @param proposedAt when the token's own deletion was proposed: the client is used, and it is not
 */
public record Replacement(
        String requestId, Email by, Instant askedAt, Optional<Instant> proposedAt) {
    /** The same, with the deletion proposed, or not any more. */
    Replacement proposed(Optional<Instant> at) {
        return new Replacement(requestId, by, askedAt, at);
    }
}
