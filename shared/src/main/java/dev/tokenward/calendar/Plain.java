package dev.tokenward.calendar;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words of people for a content line. Intake lets none of this in; but names also come from
 * Zendesk, and a library that escapes a line feed need not know the other ends of a line (case
 * C14).
 */
final class Plain {
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\uFFFE\\uFFFF\\p{Cs}]");

    /** What an address may hold (RFC 3986); URI values are written as they are, unescaped. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");

    private static final Pattern ESCAPED_CONTROL = Pattern.compile("(?i)%[01][0-9a-f]|%7f");

    private Plain() {}

    /** One line of text: each control character and line end a blank. */
    static String text(String words) {
        return NO_TEXT.matcher(words).replaceAll(" ");
    }

    /** An address that can stand in a line of its own; else none. */
    static Optional<String> address(String url) {
        return ADDRESS.matcher(url).matches() && !ESCAPED_CONTROL.matcher(url).find()
                ? Optional.of(url)
                : Optional.empty();
    }
}
