package dev.tokenward.domain;

import java.time.Instant;

/**
 * The right of one invocation to work on a request.
 *
 * @param attempt id of the attempt, unique per claim
 * @param until when another invocation may take over
 */
public record Lease(String attempt, Instant until) {}
