package dev.tokenward.domain;

import java.util.List;

/**
 * What is remembered of the issue that a request's content was read from.
 *
 * @param text SHA-256 of the description as it was read: another one is an edit
 * @param unread fields that the description did not give in a form that can be taken: what the
 *     content holds in their place means nothing. Empty but for a request that was denied for it.
 * @param edited whether the content was replaced since the request was made: whoever approves then
 *     says which version they read
 */
public record FromIssue(String text, List<String> unread, boolean edited) {
    public FromIssue {
        unread = List.copyOf(unread);
    }

    /** Of a new request, read whole. */
    static FromIssue whole(String text) {
        return new FromIssue(text, List.of(), false);
    }

    /** After an edit that replaced the content. */
    static FromIssue edited(String text) {
        return new FromIssue(text, List.of(), true);
    }

    /** After an edit that left the content as it was, or was refused. */
    FromIssue reworded(String next) {
        return new FromIssue(next, unread, edited);
    }
}
