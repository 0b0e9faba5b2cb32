package dev.tokenward.domain;

import java.util.Optional;

/**
 * The identifier of an OAuth client that Tokenward makes: it follows from the request alone, so
 * that Zendesk's own uniqueness refuses a second one, and a client tells whose it is.
 */
public final class Marker {
    private static final String PREFIX = "tokenward-req-";

    private Marker() {}

    static String of(String requestId) {
        return "tokenward-" + requestId.replace('_', '-');
    }

    /** The request that a client of this identifier was made for; empty if it is not ours. */
    public static Optional<String> requestOf(String identifier) {
        return Optional.of(identifier)
                .filter(i -> i.startsWith(PREFIX))
                .map(i -> "req_" + i.substring(PREFIX.length()));
    }
}
