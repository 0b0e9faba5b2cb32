package dev.tokenward.store;

import dev.tokenward.domain.AuditEntry;
import java.time.Instant;

/**
 * An entry in its place.
 *
 * @param sequence from 1, without a gap, per subject
 * @param previous hash of the event before it; 64 zeros for the first
 * @param hash over everything but the plain text of personal facts, which count by their salted
 *     hashes
 */
public record AuditEvent(
        AuditEntry entry, long sequence, Instant at, String previous, String hash) {}
