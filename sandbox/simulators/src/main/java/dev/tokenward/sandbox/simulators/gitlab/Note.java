package dev.tokenward.sandbox.simulators.gitlab;

import java.time.Instant;

/** A comment; {@code system} ones are written by GitLab itself. */
public record Note(
        long id, long issueId, long authorId, String body, boolean system, Instant createdAt) {}
