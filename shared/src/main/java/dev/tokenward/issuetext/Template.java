package dev.tokenward.issuetext;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a text was begun from the template, whatever its page shows of it. */
final class Template {
    private static final int ENOUGH = 2;
    private static final Pattern HEADING =
            Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+([^\\n#]{1,100})");

    private Template() {}

    /**
     * Looks at the source: where a comment was never closed, its page lacks what follows, and the
     * author has to be told so (case C10).
     */
    static boolean isUsedIn(String source) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        HEADING.matcher(source)
                .results()
                .flatMap(heading -> Field.of(heading.group(1)).stream())
                .forEach(fields::add);
        return fields.size() >= ENOUGH;
    }
}
