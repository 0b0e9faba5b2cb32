package dev.tokenward.net;

/** What came of sending a call once. */
public sealed interface Attempt permits Reply, Attempt.NotSent, Attempt.NoAnswer {
    /** No connection came about: nothing can have landed. */
    record NotSent(String detail) implements Attempt {}

    /** It was sent, or may have been, and no whole answer came back: it may have landed. */
    record NoAnswer(String detail) implements Attempt {}
}
