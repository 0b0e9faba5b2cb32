package dev.tokenward.advice;

import java.util.Optional;

/**
 * A call to Zendesk's API, as far as scopes depend on it: without host, query, body or anybody's
 * id.
 *
 * @param path from its first slash; what stands for an id is a star
 */
public record NamedCall(Method method, String path) {
    /** As it is shown and stored, for example {@code GET /api/v2/tickets/*}. */
    public String text() {
        return method + " " + path;
    }

    /** What {@link #text} wrote. */
    static Optional<NamedCall> parse(String text) {
        String[] words = text.split(" ", 2);
        return words.length < 2
                ? Optional.empty()
                : Method.of(words[0]).map(method -> new NamedCall(method, words[1]));
    }
}
