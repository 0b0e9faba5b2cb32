package dev.tokenward.verifier;

/**
 * The first thing that does not fit.
 *
 * @param line where it shows, from 1; the number of lines plus 1 where the file ends too early
 * @param what names the event, and says what is wrong with it
 */
public record Finding(Kind kind, long line, String what) {
    /** What was done to the log. */
    public enum Kind {
        CHANGED,
        DROPPED,
        INSERTED,
        REORDERED,
        /** The end is missing, of the file or of the seals. */
        CUT
    }

    @Override
    public String toString() {
        // what stands in a file is nothing for a terminal to obey
        return "line " + line + ": " + kind + ": " + what.replaceAll("\\p{Cntrl}", "?");
    }
}
