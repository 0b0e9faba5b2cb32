package dev.tokenward.domain;

import java.time.Instant;

/**
 * An API token was switched off or on again.
 *
 * @param notBefore the earliest moment at which that can have been
 * @param notAfter the latest; the same where it is known
 */
public record Switched(boolean on, Instant notBefore, Instant notAfter) {}
