package dev.tokenward.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the issue that a request's content was read from.
 *
 * @param text SHA-256 of the description as it was read: another one is an edit
 * @param unread fields that the description did not give in a form that can be taken: what the
 *     content holds in their place means nothing. Empty but for a request that was denied for it.
 * @param edited whether the content was replaced since the request was made: whoever approves then
 *     says which version they read
 * @param asOf when the issue had last changed by the copy that was read: an older copy, which a
 *     lagging GitLab may show later, says nothing new; empty where GitLab did not say
 * @param edits how often the content was replaced, which tells what was asked from the same words
 *     asked again; empty for never, and for what an earlier version replaced
 */
public record FromIssue(
        String text,
        List<String> unread,
        boolean edited,
        Optional<Instant> asOf,
        Optional<Integer> edits) {
    public FromIssue {
        unread = List.copyOf(unread);
    }

    /** Of a new request, read whole. */
    public static FromIssue whole(String text, Optional<Instant> asOf) {
        return partly(text, List.of(), asOf);
    }

    /** Of a new request, of which these fields could not be read. */
    public static FromIssue partly(String text, List<String> unread, Optional<Instant> asOf) {
        return new FromIssue(text, unread, false, asOf, Optional.empty());
    }

    /** After an edit that replaced the content. */
    static FromIssue edited(Optional<FromIssue> before, String text, Optional<Instant> asOf) {
        int edits = before.flatMap(FromIssue::edits).orElse(0) + 1;
        return new FromIssue(text, List.of(), true, asOf, Optional.of(edits));
    }

    /** After an edit that left the content as it was, or was refused. */
    FromIssue reworded(String next, Optional<Instant> at) {
        return new FromIssue(next, unread, edited, at, edits);
    }

    /** Whether more was read already than a copy that last changed at this time can say. */
    public boolean isNewerThan(Optional<Instant> copy) {
        return copy.flatMap(at -> asOf.filter(at::isBefore)).isPresent();
    }

    /** Whether a copy that last changed at this time can say more than was read already. */
    public boolean isOlderThan(Optional<Instant> copy) {
        return copy.isEmpty() || asOf.isEmpty() || asOf.get().isBefore(copy.get());
    }
}
