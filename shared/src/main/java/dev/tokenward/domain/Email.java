package dev.tokenward.domain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's address, the key under which a person is known everywhere. Compared without regard to
 * case; kept in lower case, since Zendesk, Slack and identity providers disagree on it.
 */
public record Email(String value) implements Comparable<Email> {
    private static final int MAX_LENGTH = 254;

    /**
     * @throws IllegalArgumentException if the value is no address; {@link #parse} is for people's
     *     input
     */
    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address, or empty if the text is none. */
    public static Optional<Email> parse(String text) {
        String candidate = text.strip().toLowerCase(Locale.ROOT);
        return isAddress(candidate) ? Optional.of(new Email(candidate)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at < text.length() - 1
                && text.length() <= MAX_LENGTH
                && text.indexOf('@') == at
                && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && ",;<>\"()\\".indexOf(c) < 0);
    }

    // by hand: what a record has of itself is made at the first call, 6 ms of a cold start
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Email email && value.equals(email.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(Email other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
