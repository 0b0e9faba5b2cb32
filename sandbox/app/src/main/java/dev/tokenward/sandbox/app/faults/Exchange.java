package dev.tokenward.sandbox.app.faults;

/**
 * A call on its way, and what its caller gets to see of each fault.
 *
 * @param <T> what the caller gets
 */
interface Exchange<T> {
    T carryOut();

    /** No answer comes: what the caller's library makes of it, returned or thrown. */
    T lost();

    /** Another answer comes in its place. */
    T answered(Fault fault);
}
