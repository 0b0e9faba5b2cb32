package dev.tokenward.net;

import java.time.Duration;

/** What came of sending a call once. */
public sealed interface Attempt permits Reply, Attempt.NotSent, Attempt.NoAnswer, Attempt.HeldBack {
    /** No connection came about: nothing can have landed. */
    record NotSent(String detail) implements Attempt {}

    /** Our own share of the other system's limit is used up: not sent. */
    record HeldBack(Duration until) implements Attempt {}

    /** It was sent, or may have been, and no whole answer came back: it may have landed. */
    record NoAnswer(String detail) implements Attempt {}
}
