package dev.tokenward.domain;

/** What membership of one of the three groups allows. */
public enum Role {
    SUPPORT_OPS,
    SUPPORT_OPS_MANAGER,
    AUDITOR
}
