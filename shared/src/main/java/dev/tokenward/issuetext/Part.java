package dev.tokenward.issuetext;

import java.util.List;

/**
 * A part of the page, in reading order. What a reader would not take for an answer is not there.
 */
sealed interface Part {
    record Heading(String text) implements Part {}

    /**
     * A line of a paragraph or of a list.
     *
     * @param said the same without what stands in code spans
     */
    record Line(String text, String said) implements Part {}

    /** A box of a task list. */
    record Box(boolean ticked, String text) implements Part {}

    /**
     * Code as it stands, without its fence: an example or a log, and an answer to one field only.
     */
    record Code(String text) implements Part {}

    record Row(List<String> cells) implements Part {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
