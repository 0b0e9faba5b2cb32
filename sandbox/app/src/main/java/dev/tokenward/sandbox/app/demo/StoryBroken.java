package dev.tokenward.sandbox.app.demo;

/** A step had another outcome than it should. */
final class StoryBroken extends RuntimeException {
    private final String step;
    private final String expected;
    private final String seen;

    StoryBroken(String step, String expected, String seen) {
        super(step + ": expected " + expected + ", seen " + seen);
        this.step = step;
        this.expected = expected;
        this.seen = seen;
    }

    String step() {
        return step;
    }

    String expected() {
        return expected;
    }

    String seen() {
        return seen;
    }
}
