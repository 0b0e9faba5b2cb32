package dev.tokenward.domain;

/** Where a command came from. Recorded in the audit; no rule depends on it. */
public enum Channel {
    API,
    SLACK,
    GITLAB,
    SYSTEM
}
