package dev.tokenward.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that a reader does not see, or that make text read otherwise than it is (case C35):
 * controls, bidirectional controls, zero-width and filler characters, halves of pairs. What is
 * honest stays: right-to-left letters, joiners inside an emoji or a word whose script needs them.
 */
public final class Hidden {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;

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

    private Hidden() {}

    /** Whether the character at {@code index} is hidden, given what stands around it. */
    public static boolean at(int[] points, int index) {
        int point = points[index];
        int before = index == 0 ? 0 : points[index - 1];
        int after = index == points.length - 1 ? 0 : points[index + 1];
        return isInvisible(point) && !isHonest(before, point, after);
    }

    /** Whether the character draws nothing by itself; blanks are not meant. */
    static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !isDrawnFormat(point);
            // emoji newer than the JDK are unassigned, but already known to be pictures
            case Character.UNASSIGNED -> !Character.isExtendedPictographic(point);
            default -> isDrawnAsNothing(point);
        };
    }

    /** Default-ignorable characters and fillers outside the format category. */
    private static boolean isDrawnAsNothing(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0000 && point <= 0xE0FFF);
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
        if (point == TEXT_STYLE || point == EMOJI_STYLE) {
            return Character.isEmoji(before);
        }
        return point >= 0xE0100 && point <= 0xE01EF && Character.isIdeographic(before);
    }

    private static boolean isEmojiPart(int point) {
        return Character.isExtendedPictographic(point)
                || Character.isEmojiModifier(point)
                || point == EMOJI_STYLE;
    }
}
