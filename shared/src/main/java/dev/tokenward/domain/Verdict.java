package dev.tokenward.domain;

/** What an approver says. */
public enum Verdict {
    APPROVE,
    DENY
}
