package dev.tokenward.secrets;

import java.util.Objects;

/**
 * A value that must not be seen: it cannot be printed, compared by accident, or written as JSON
 * (the one mapper refuses the type). Only {@link #reveal} gives it out, so each use can be found.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /** The value itself: for the header or the message that is its purpose, nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
