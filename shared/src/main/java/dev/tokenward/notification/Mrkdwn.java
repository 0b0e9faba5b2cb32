package dev.tokenward.notification;

/**
 * Text of people inside Slack's markup. Escaped first and cut afterwards, since escaping makes it
 * up to five times as long (case C05).
 */
final class Mrkdwn {
    /** More than any name that intake lets through; a longer one is older than the limit. */
    private static final int LONGEST_NAME = 300;

    /** Of the names that Tokenward gives; longer ones stand in Zendesk only (case C37). */
    private static final int LONGEST_CODE = 255;

    private static final int LONGEST_ENTITY = "&amp;".length();

    private Mrkdwn() {}

    /** All that Slack asks for: no mention, channel or link can be formed without these three. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A name within a sentence: one line, escaped, bounded. */
    static String name(String people) {
        return name(people, LONGEST_NAME);
    }

    private static String name(String people, int longest) {
        String line = Visible.line(people);
        if (line.length() > longest) {
            int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? 1 : 0;
            line = line.substring(0, longest - end) + "… (cut)";
        }
        return escape(line);
    }

    /** A name in fixed width, for what is to be copied or compared by eye. */
    static String code(String people) {
        // a back-tick would end the fixed width and let the rest be read as markup
        return "`" + name(people, LONGEST_CODE).replace('`', '\'') + "`";
    }

    /**
     * Text of several lines, quoted.
     *
     * @param max length of the result at most, as sent
     * @param note follows cut text, on its own line; it has to fit into max
     */
    static String quote(String people, int max, String note) {
        String quoted = ">" + escape(Visible.text(people).strip()).replace("\n", "\n>");
        return quoted.length() <= max
                ? quoted
                : clip(quoted, max - note.length() - 1) + "\n" + note;
    }

    /** The beginning of escaped text, ended before an entity or a pair that would be cut in two. */
    static String clip(String escaped, int max) {
        if (escaped.length() <= max) {
            return escaped;
        }
        int end = Character.isHighSurrogate(escaped.charAt(max - 1)) ? max - 1 : max;
        int entity = escaped.lastIndexOf('&', end - 1);
        boolean open = entity > end - LONGEST_ENTITY && escaped.indexOf(';', entity) >= end;
        return escaped.substring(0, entity >= 0 && open ? entity : end);
    }
}
