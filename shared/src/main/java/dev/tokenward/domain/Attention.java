package dev.tokenward.domain;

/** Why a request needs somebody to look at it. */
public enum Attention {
    /** Nobody may decide the current stage. Never approved by itself. */
    NO_APPROVER,
    /** GitLab was silent: the issue is not yet checked, and nobody was asked. */
    ISSUE_UNCHECKED,
    /** Issuance failed for good; a Support Ops manager decides about a retry. */
    ISSUE_FAILED,
    /** Issuance is put off; the reason says why and until when. */
    ISSUE_DEFERRED
}
