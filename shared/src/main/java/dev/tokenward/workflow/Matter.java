package dev.tokenward.workflow;

/**
 * Something that a sweep found and that a person must act on.
 *
 * @param key what it is about, the same in every run, for example {@code revocation:cred_1}: a
 *     matter is told once a day
 * @param who whose move it is, for example {@code Support Ops managers}
 */
public record Matter(String key, Urgency urgency, String what, String who) {
    /** How long it may wait; reports are sorted by it. */
    public enum Urgency {
        /** A credential may be alive that should not be, or nothing can be done until it is met. */
        NOW,
        /** Somebody waits. */
        SOON,
        /** To be known. */
        NOTE
    }
}
