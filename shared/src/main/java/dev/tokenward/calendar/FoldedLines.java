package dev.tokenward.calendar;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Folds content lines by octets: 75 at most, and none within a character (RFC 5545, 3.1; case C13).
 * The library folds by UTF-16 units, which makes longer lines of anything but ASCII.
 */
final class FoldedLines extends Writer {
    private static final int MOST = 75;
    private static final String LINE_END = "\r\n";

    private final StringBuilder unfolded = new StringBuilder();
    private final StringBuilder folded = new StringBuilder();

    @Override
    public void write(char[] chars, int from, int length) {
        unfolded.append(chars, from, length);
        int end = unfolded.indexOf(LINE_END);
        while (end >= 0) {
            fold(unfolded.substring(0, end));
            unfolded.delete(0, end + LINE_END.length());
            end = unfolded.indexOf(LINE_END);
        }
    }

    private void fold(String line) {
        int used = 0;
        for (int at = 0; at < line.length(); ) {
            String character = Character.toString(line.codePointAt(at));
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > MOST) {
                folded.append(LINE_END).append(' ');
                used = 1;
            }
            folded.append(character);
            used += octets;
            at += character.length();
        }
        folded.append(LINE_END);
    }

    @Override
    public void flush() {
        // what is no whole line yet stays until it is one
    }

    @Override
    public void close() throws IOException {
        if (!unfolded.isEmpty()) {
            throw new IOException("the last line has no end");
        }
    }

    @Override
    public String toString() {
        return folded.toString();
    }
}
