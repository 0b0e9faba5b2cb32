package dev.tokenward.store;

/** A cursor that this list did not give out. */
public final class BadCursor extends RuntimeException {
    public BadCursor() {
        super("The cursor is not one that this list gave out.", null, false, false);
    }
}
