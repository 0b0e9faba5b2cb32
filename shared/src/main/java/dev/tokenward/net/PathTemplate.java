package dev.tokenward.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with places, so that logs can show it without the values. */
final class PathTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    private PathTemplate() {}

    /**
     * @throws IllegalArgumentException if places and parts do not match, or if a part is empty or
     *     dots, which would name another resource (a DELETE of a whole list, say)
     */
    static String fill(String template, String... parts) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash");
        }
        Matcher place = PLACE.matcher(template);
        StringBuilder path = new StringBuilder();
        int next = 0;
        while (place.find()) {
            if (next == parts.length || parts[next].isBlank() || parts[next].matches("\\.{1,2}")) {
                throw new IllegalArgumentException("no usable value for a part of " + template);
            }
            place.appendReplacement(path, Matcher.quoteReplacement(Percent.encode(parts[next++])));
        }
        if (next != parts.length) {
            throw new IllegalArgumentException("too many parts for " + template);
        }
        return place.appendTail(path).toString();
    }
}
