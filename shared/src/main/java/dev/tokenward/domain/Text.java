package dev.tokenward.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A person's text, cleaned and checked at intake, so that what is stored is what everybody reads.
 * Cleaning: Unicode's composed form (NFC), no blanks around, each other kind of blank an ordinary
 * one. Lengths are counted in characters (code points), as people count.
 */
public sealed interface Text {
    /** Longest purpose, in characters. */
    int MAX_PURPOSE = 2_000;

    /** Longest reason why an administrator is needed, in characters. */
    int MAX_ADMIN_REASON = 1_000;

    /** Longest target or use case, in characters; the whole name has its own limit. */
    int MAX_NAME_PART = 120;

    /** Longest reason of a decision, in characters. */
    int MAX_DECISION_REASON = 1_000;

    /** What decoders put in the place of bytes that are no character (case C20). */
    int LOST = 0xFFFD;

    /** The text as it is stored. */
    record Clean(String value) implements Text {
        @Override
        public Optional<String> value(Consumer<String> wrong) {
            return Optional.of(value);
        }
    }

    /** Nothing that can be seen. */
    record Missing() implements Text {
        @Override
        public Optional<String> value(Consumer<String> wrong) {
            return Optional.empty();
        }
    }

    /** What is wrong, to be read after the field's name. */
    record Faulty(String message) implements Text {
        @Override
        public Optional<String> value(Consumer<String> wrong) {
            wrong.accept(message);
            return Optional.empty();
        }
    }

    /** The text, if there is one that can be stored; what is wrong with it is handed on. */
    Optional<String> value(Consumer<String> wrong);

    /** Text of one line that names something or somebody. */
    static Text name(String raw, int maxLength) {
        return check(compose(raw).replaceAll("\\p{Zs}+", " "), maxLength, false);
    }

    /** Text that may have several lines; each kind of line end becomes a line feed. */
    static Text prose(String raw, int maxLength) {
        String lines = compose(raw).replaceAll("\r\n|[\r\u000B\f\u0085\u2028\u2029]", "\n");
        return check(lines.replaceAll("\\p{Zs}", " "), maxLength, true);
    }

    /** Whether a name that somebody typed from a screen is the stored one. */
    static boolean sameName(String typed, String stored) {
        return comparable(typed).equals(comparable(stored));
    }

    private static String comparable(String name) {
        return strip(compose(name).replaceAll("\\p{Zs}+", " "));
    }

    /** The text in composed form, without blanks around it. */
    static String tidy(String raw) {
        return strip(compose(raw));
    }

    private static Text check(String composed, int maxLength, boolean manyLines) {
        String text = strip(composed);
        int[] points = text.codePoints().toArray();
        boolean anythingSeen = false;
        for (int point : points) {
            anythingSeen |= !isBlank(point) && !Hidden.isInvisible(point);
        }
        if (!anythingSeen) {
            return new Missing();
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i] == LOST) {
                return new Faulty(
                        "contains "
                                + describe(LOST)
                                + " at position "
                                + (i + 1)
                                + ", where a character was lost on the way; send the text as UTF-8");
            }
            boolean layout = manyLines && (points[i] == '\n' || points[i] == '\t');
            if (!layout && Hidden.at(points, i)) {
                return new Faulty(
                        "contains the character "
                                + describe(points[i])
                                + " at position "
                                + (i + 1)
                                + ", which readers cannot see; type the text anew without it");
            }
        }
        if (points.length > maxLength) {
            return new Faulty(
                    "is " + points.length + " characters long; the longest is " + maxLength);
        }
        return new Clean(text);
    }

    private static String compose(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    private static String strip(String text) {
        int[] points = text.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && isBlank(points[from])) {
            from++;
        }
        while (to > from && isBlank(points[to - 1])) {
            to--;
        }
        return new String(points, from, to - from);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static String describe(int point) {
        String name = Character.getName(point);
        return String.format(Locale.ROOT, "U+%04X", point)
                + (name == null ? "" : " (" + name + ")");
    }
}
