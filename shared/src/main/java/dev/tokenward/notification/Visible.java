package dev.tokenward.notification;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Text of people as it really is: characters that turn, hide or split what follows are shown by
 * their code, so that no approver reads another name than the one that is stored (case C35). Honest
 * right-to-left text, joined emoji and variants of ideographs pass unharmed.
 */
public final class Visible {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    /** Scripts whose spelling needs joiners within words. */
    private static final Set<UnicodeScript> JOINING =
            EnumSet.of(
                    UnicodeScript.ARABIC,
                    UnicodeScript.SYRIAC,
                    UnicodeScript.DEVANAGARI,
                    UnicodeScript.BENGALI,
                    UnicodeScript.GURMUKHI,
                    UnicodeScript.GUJARATI,
                    UnicodeScript.ORIYA,
                    UnicodeScript.TAMIL,
                    UnicodeScript.TELUGU,
                    UnicodeScript.KANNADA,
                    UnicodeScript.MALAYALAM,
                    UnicodeScript.SINHALA,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);

    private Visible() {}

    /** Text of several lines: each of the many line ends becomes a line feed, all lines stay. */
    public static String text(String people) {
        String lines = people.replaceAll("\r\n|[\r\u000B\f\u0085\u2028\u2029]", "\n");
        int[] points = lines.codePoints().toArray();
        StringBuilder out = new StringBuilder(lines.length());
        for (int i = 0; i < points.length; i++) {
            int before = i == 0 ? 0 : points[i - 1];
            int after = i == points.length - 1 ? 0 : points[i + 1];
            append(out, before, points[i], after);
        }
        return out.toString();
    }

    /** Text of one line, such as a name: every run of white space becomes one blank. */
    public static String line(String people) {
        return text(people).replaceAll("\\s+", " ").strip();
    }

    private static void append(StringBuilder out, int before, int point, int after) {
        if (point == '\n' || point == '\t') {
            out.appendCodePoint(point);
        } else if (Character.getType(point) == Character.SPACE_SEPARATOR) {
            out.append(' ');
        } else if (Character.getType(point) == Character.SURROGATE) {
            out.append('\uFFFD'); // half a pair is no character and breaks JSON
        } else if (isHidden(point) && !isHonest(before, point, after)) {
            out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
        } else {
            out.appendCodePoint(point);
        }
    }

    /** Controls, formats, and what Unicode calls ignorable by default or draws as nothing. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> true;
            case Character.FORMAT -> !isDrawnFormat(point);
            default ->
                    point == 0x034F
                            || point == 0x115F
                            || point == 0x1160
                            || point == 0x17B4
                            || point == 0x17B5
                            || (point >= 0x180B && point <= 0x180F)
                            || point == 0x2800
                            || point == 0x3164
                            || (point >= 0xFE00 && point <= 0xFE0F)
                            || point == 0xFFA0
                            || (point >= 0xFFF0 && point <= 0xFFF8)
                            || (point >= 0xE0000 && point <= 0xE0FFF);
        };
    }

    /** Signs that Unicode files under formats although they are seen, such as Arabic numbers'. */
    private static boolean isDrawnFormat(int point) {
        return (point >= 0x0600 && point <= 0x0605) || point == 0x06DD || point == 0x08E2;
    }

    private static boolean isHonest(int before, int point, int after) {
        if (point == ZWJ && isEmojiPart(before) && Character.isExtendedPictographic(after)) {
            return true;
        }
        if (point == ZWJ || point == ZWNJ) {
            return JOINING.contains(UnicodeScript.of(before))
                    && (Character.isLetter(after) || (point == ZWNJ && Character.isDigit(after)));
        }
        if (point == 0xFE0E || point == 0xFE0F) {
            return Character.isEmoji(before);
        }
        return point >= 0xE0100 && point <= 0xE01EF && Character.isIdeographic(before);
    }

    private static boolean isEmojiPart(int point) {
        return Character.isExtendedPictographic(point)
                || Character.isEmojiModifier(point)
                || point == 0xFE0F;
    }
}
