package dev.tokenward.api;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from carrying out what people wrote (case C22): an apostrophe goes before
 * each sign that begins a formula, also after a separator inside the text, since a spreadsheet of
 * another language splits there. Taking it off again is exact: what was written comes back.
 */
final class FormulaGuard {
    /** Full-width forms are taken for formulas too. */
    private static final String FORMULA = "(?=[=+\\-@\\t\\r＝＋－＠])";

    private static final String START = "(?<=^|[,;|\"\\t\\r\\n])";
    private static final Pattern OPEN = Pattern.compile(START + "( *'*)" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(START + "( *'*)'" + FORMULA);

    private FormulaGuard() {}

    static String put(String text) {
        return OPEN.matcher(text).replaceAll("$1'");
    }

    static String takeOff(String text) {
        return GUARDED.matcher(text).replaceAll("$1");
    }
}
