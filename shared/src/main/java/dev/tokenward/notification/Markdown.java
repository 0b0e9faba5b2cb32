package dev.tokenward.notification;

import java.util.regex.Pattern;

/**
 * Text of people inside a GitLab comment: whole and readable, and nothing in it is carried out
 * (case C47). Within a code block no mention notifies, no image loads, no comment hides; each line
 * is quoted besides, since GitLab looks for quick actions at the beginning of raw lines.
 */
final class Markdown {
    private static final Pattern TICKS = Pattern.compile("`+");

    /** Names that no reading of Markdown makes anything else of. */
    private static final Pattern PLAIN_NAME =
            Pattern.compile("\\p{L}(?:[\\p{L}\\p{M}\\p{Nd}' -]|\\.(?= |$))*");

    private Markdown() {}

    /** A name within a sentence. */
    static String inline(String people) {
        String line = Visible.line(people);
        return PLAIN_NAME.matcher(line).matches() ? line : code(line);
    }

    /** Fixed width, for what is to be copied or compared by eye. */
    static String code(String people) {
        String line = Visible.line(people);
        String ticks = "`".repeat(longestRun(line) + 1);
        // Markdown takes one blank off at both ends; needed where the text itself has back-ticks
        String pad = ticks.length() > 1 || line.isEmpty() ? " " : "";
        return ticks + pad + line + pad + ticks;
    }

    /** Text of several lines: a block of its own, to stand between empty lines. */
    static String block(String people) {
        String lines = Visible.text(people).strip();
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + "text\n> " + lines.replace("\n", "\n> ") + "\n" + fence;
    }

    private static int longestRun(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
