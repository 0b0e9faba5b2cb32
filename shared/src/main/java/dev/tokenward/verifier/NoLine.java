package dev.tokenward.verifier;

/** A text is no line of an export; the message says why, without quoting it. */
final class NoLine extends Exception {
    private static final long serialVersionUID = 1;

    NoLine(String message) {
        super(message);
    }
}
