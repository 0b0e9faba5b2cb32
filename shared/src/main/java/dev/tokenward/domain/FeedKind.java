package dev.tokenward.domain;

/** What a calendar feed shows. */
public enum FeedKind {
    /** What its owner holds. */
    PERSONAL,
    /** Everybody's, for a member of Support Ops; each member has an address of their own. */
    SUPPORT_OPS
}
