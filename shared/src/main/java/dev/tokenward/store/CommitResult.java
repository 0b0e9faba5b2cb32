package dev.tokenward.store;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a commit came to. Contention and lost answers are dealt with inside; these three are left.
 */
public sealed interface CommitResult {
    record Committed() implements CommitResult {
        @Override
        public <R> R fold(
                Supplier<R> committed, Function<Stale, R> stale, Function<Taken, R> taken) {
            return committed.get();
        }
    }

    /** An item had changed: read it again and decide anew. */
    record Stale(String itemId) implements CommitResult {
        @Override
        public <R> R fold(
                Supplier<R> committed, Function<Stale, R> stale, Function<Taken, R> taken) {
            return stale.apply(this);
        }
    }

    /** A place is taken by another owner. */
    record Taken(Commit.Place place, String by) implements CommitResult {
        @Override
        public <R> R fold(
                Supplier<R> committed, Function<Stale, R> stale, Function<Taken, R> taken) {
            return taken.apply(this);
        }
    }

    /** One of the three, whichever it is. */
    <R> R fold(Supplier<R> committed, Function<Stale, R> stale, Function<Taken, R> taken);
}
