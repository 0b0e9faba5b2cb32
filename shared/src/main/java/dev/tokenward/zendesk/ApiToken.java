package dev.tokenward.zendesk;

import java.time.Instant;
import java.util.Optional;

/**
 * An API token as Zendesk lists it, without any part of its value.
 *
 * @param id Zendesk's number, digit for digit
 * @param description the name; empty if Zendesk has none
 * @param updatedAt when it was last changed; UNKNOWN whether Zendesk's own acts count
 * @param own whether Tokenward itself signs in with it: it is never touched
 */
public record ApiToken(
        String id,
        Optional<String> description,
        boolean active,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> lastUsedAt,
        Optional<String> userId,
        boolean own) {}
