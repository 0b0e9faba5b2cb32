package dev.tokenward.domain;

import java.util.List;

/**
 * What is remembered of the issue that a request's content was read from.
 *
 * @param text SHA-256 of the description as it was read: another one is an edit
 * @param unread fields that the description did not give in a form that can be taken: what the
 *     content holds in their place means nothing. Empty but for a request that was denied for it.
 */
public record FromIssue(String text, List<String> unread) {
    public FromIssue {
        unread = List.copyOf(unread);
    }

    /** Of a description that was read whole. */
    public static FromIssue whole(String text) {
        return new FromIssue(text, List.of());
    }
}
