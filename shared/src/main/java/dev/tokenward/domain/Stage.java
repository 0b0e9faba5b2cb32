package dev.tokenward.domain;

/** The two approvals, in their order. */
public enum Stage {
    MANAGER,
    SUPPORT_OPS
}
