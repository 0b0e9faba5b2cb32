package dev.tokenward.domain;

/** How far those who leave a request undecided were reminded, in the stage that it is in. */
public enum Nudge {
    /** Those who may decide were reminded. */
    REMINDED,
    /** The next level was told; that comes last, whether or not anybody was reminded. */
    ESCALATED
}
