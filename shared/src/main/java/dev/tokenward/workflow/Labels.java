package dev.tokenward.workflow;

import java.util.List;

/** Names of credentials in a report's sentences: anybody may have given them, at any length. */
final class Labels {
    private static final int LONGEST = 80;
    private static final int MOST = 5;

    private Labels() {}

    static String of(String name) {
        return "\"" + cut(name, LONGEST) + "\"";
    }

    /** The first few, and how many more there are; ends with a period. */
    static String of(List<String> names) {
        String some = String.join("; ", names.stream().limit(MOST).map(Labels::of).toList());
        return some + (names.size() > MOST ? "; and " + (names.size() - MOST) + " more." : ".");
    }

    /** No longer than this, with a sign where something is left out; no pair is cut in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
