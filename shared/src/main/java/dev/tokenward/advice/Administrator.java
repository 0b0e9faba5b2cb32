package dev.tokenward.advice;

/** Whether the named calls need an administrator at all. */
public enum Administrator {
    /** At least one of them does. */
    NEEDED,
    /** Each of them is open to agents or end users. */
    NOT_NEEDED,
    UNKNOWN
}
