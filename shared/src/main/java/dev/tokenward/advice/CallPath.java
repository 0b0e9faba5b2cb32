package dev.tokenward.advice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the path in an address as people paste it. Host, query and fragment are dropped, and each
 * segment that is no word of Zendesk's addresses becomes a star: an id, a name, a token.
 */
final class CallPath {
    /** A host, a variable for one, or nothing before the path. */
    private static final Pattern HOST =
            Pattern.compile(
                    "(?i)^(?:[a-z]+://)?(?:[^/@\\s]*@)?(?:\\$?\\{\\{?[^}]*}?}[^/]*|\\$\\w+|<[^>]*>|%\\w+%|[a-z0-9.{}$_<>-]+(?::\\d+)?)?(?=/)");

    /** What belongs to the text around the address. */
    private static final Pattern MARKS = Pattern.compile("[)\\]>,;.'\"`]{1,9}$");

    private static final Pattern FAMILY = Pattern.compile("[a-z][a-z_]{1,39}");
    private static final List<String> ROOTS = List.of("api", "oauth", "sc", "hc");
    private static final int LONGEST = 2_000;

    private final ScopeTable table;

    CallPath(ScopeTable table) {
        this.table = table;
    }

    /** The path as it is kept; nothing if this is no address of Zendesk's API. */
    Optional<String> of(String pasted) {
        String address = pasted.split("[?#]", 2)[0];
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        String path = MARKS.matcher(HOST.matcher(address).replaceFirst("")).replaceFirst("");
        List<String> segments = Endpoint.segments(path);
        if (!path.startsWith("/") || segments.isEmpty()) {
            return Optional.empty();
        }
        String first = bare(segments.getFirst());
        if (ROOTS.contains(first)) {
            return first.equals("api") && segments.size() < 3
                    ? Optional.empty()
                    : Optional.of(kept(segments));
        }
        // as the documentation abbreviates: /tickets.json
        boolean abbreviated = address.startsWith("/") && table.isFamily(first);
        return abbreviated ? Optional.of("/api/v2" + kept(segments)) : Optional.empty();
    }

    private String kept(List<String> segments) {
        StringBuilder path = new StringBuilder();
        boolean known = true;
        for (int i = 0; i < segments.size(); i++) {
            String segment = bare(segments.get(i));
            // what an endpoint that the table lacks is about; later words may be anything
            boolean family = known && i == 2 && FAMILY.matcher(segment).matches();
            known = table.isWord(segment);
            path.append('/').append(known || family ? segment : Endpoint.ANY);
        }
        return path.toString();
    }

    private static String bare(String segment) {
        return segment.endsWith(".json") || segment.endsWith(".xml")
                ? segment.substring(0, segment.lastIndexOf('.'))
                : segment;
    }
}
