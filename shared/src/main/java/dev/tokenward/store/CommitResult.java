package dev.tokenward.store;

/**
 * What a commit came to. Contention and lost answers are dealt with inside; these three are left.
 */
public sealed interface CommitResult {
    record Committed() implements CommitResult {}

    /** An item had changed: read it again and decide anew. */
    record Stale(String itemId) implements CommitResult {}

    /** A place is taken by another owner. */
    record Taken(Commit.Place place, String by) implements CommitResult {}
}
