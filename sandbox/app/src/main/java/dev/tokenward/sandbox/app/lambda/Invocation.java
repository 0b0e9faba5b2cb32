package dev.tokenward.sandbox.app.lambda;

/** What came of an invocation. */
public sealed interface Invocation {
    /** The function's answer, as JSON. */
    record Answered(Payload payload) implements Invocation {}

    /**
     * The function threw, ran out of its time, or broke a limit.
     *
     * @param type as in Lambda's {@code errorType}
     */
    record Failed(String type, String message) implements Invocation {}
}
