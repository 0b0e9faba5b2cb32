package dev.tokenward.sandbox.app.client;

import java.util.ArrayList;
import java.util.List;

/** A text in a frame that is open to the right, for terminals. */
public final class Frame {
    private Frame() {}

    /**
     * The lines of it; blank lines of the text are left out.
     *
     * @param width of the text at most, but for words that are longer
     */
    public static List<String> around(String title, String text, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("┌ " + title);
        text.lines()
                .filter(line -> !line.isBlank())
                .flatMap(line -> wrapped(line, width).stream())
                .forEach(line -> lines.add("│ " + line));
        lines.add("└");
        return lines;
    }

    /** The text in lines, broken between words. */
    public static List<String> wrapped(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
