package dev.tokenward.notification;

import dev.tokenward.domain.Hidden;
import java.util.Locale;

/**
 * Text of people as it really is: characters that turn, hide or split what follows are shown by
 * their code, so that no approver reads another name than the one that is stored (case C35). Honest
 * right-to-left text, joined emoji and variants of ideographs pass unharmed.
 */
public final class Visible {
    private Visible() {}

    /** Text of several lines: each of the many line ends becomes a line feed, all lines stay. */
    public static String text(String people) {
        String lines = people.replaceAll("\r\n|[\r\u000B\f\u0085\u2028\u2029]", "\n");
        int[] points = lines.codePoints().toArray();
        StringBuilder out = new StringBuilder(lines.length());
        for (int i = 0; i < points.length; i++) {
            append(out, points[i], Hidden.at(points, i));
        }
        return out.toString();
    }

    /** Text of one line, such as a name: every run of white space becomes one blank. */
    public static String line(String people) {
        return text(people).replaceAll("\\s+", " ").strip();
    }

    private static void append(StringBuilder out, int point, boolean hidden) {
        if (point == '\n' || point == '\t') {
            out.appendCodePoint(point);
        } else if (Character.getType(point) == Character.SPACE_SEPARATOR) {
            out.append(' ');
        } else if (Character.getType(point) == Character.SURROGATE) {
            out.append('\uFFFD'); // half a pair is no character and breaks JSON
        } else if (hidden) {
            out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
        } else {
            out.appendCodePoint(point);
        }
    }
}
