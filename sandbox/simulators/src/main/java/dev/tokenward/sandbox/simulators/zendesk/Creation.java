package dev.tokenward.sandbox.simulators.zendesk;

/** Whether the account still lets API tokens be created. */
public enum Creation {
    /** Until 2026-10-27, as published. */
    BY_CLOCK,
    OPEN,
    CLOSED
}
