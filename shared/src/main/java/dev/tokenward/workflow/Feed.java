package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.secrets.Secret;
import java.time.Instant;

/**
 * Somebody's calendar feed. Who has its key may read it, so the key prints as nothing.
 *
 * @param key 256 random bits in 43 characters that are safe in an address
 * @param since when the key was made
 */
public record Feed(FeedKind kind, Email owner, Secret key, Instant since) {
    /** As it is kept at its owner's place. */
    String note() {
        return key.reveal() + " " + since;
    }

    static Feed of(FeedKind kind, Email owner, String note) {
        String[] parts = note.split(" ", 2);
        return new Feed(kind, owner, Secret.of(parts[0]), Instant.parse(parts[1]));
    }
}
