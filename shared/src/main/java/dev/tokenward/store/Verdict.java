package dev.tokenward.store;

import dev.tokenward.domain.Notice;
import dev.tokenward.store.Part.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * What a cancelled transaction means. The position of a reason says which write it is about, so
 * neither "any conflict" nor "any condition" is enough (case C17).
 */
sealed interface Verdict {
    /** Our own earlier try landed. */
    record Landed() implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            return Optional.of(new CommitResult.Committed());
        }
    }

    record Settled(CommitResult result) implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            return Optional.of(result);
        }
    }

    /** The chain moved on: read its head and try again. */
    record ChainMoved() implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            return Optional.empty();
        }
    }

    /** These notices are in the outbox already: leave them out and try again. */
    record Queued(List<Notice> notices) implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            return Optional.empty();
        }
    }

    /** Somebody else writes at the same moment, or the table is under load: later. */
    record Busy() implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            return Optional.empty();
        }
    }

    /** A fault of ours: never tried again. */
    record Bug(String code) implements Verdict {
        @Override
        public Optional<CommitResult> end() {
            throw new IllegalStateException("DynamoDB refuses a transaction: " + code);
        }
    }

    /**
     * What the commit came to; empty where it is to be tried again.
     *
     * @throws IllegalStateException if no try will ever be of use
     */
    Optional<CommitResult> end();

    Set<String> TRANSIENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    static Verdict of(List<Part> parts, List<CancellationReason> reasons, String commitId) {
        List<Notice> queued = new ArrayList<>();
        boolean chain = false;
        Optional<CommitResult> settled = Optional.empty();
        if (reasons.size() != parts.size()) {
            return new Busy();
        }
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            String code = reason.code() == null ? "None" : reason.code();
            if (code.equals("None")) {
                continue;
            }
            if (TRANSIENT.contains(code)) {
                continue;
            }
            if (!code.equals("ConditionalCheckFailed")) {
                return new Bug(code);
            }
            if (reason.hasItem()
                    && reason.item().containsKey("commit")
                    && Items.attribute(reason.item(), "commit").s().equals(commitId)) {
                return new Landed();
            }
            switch (parts.get(i).role()) {
                case Role.Versioned(String id) -> settled = Optional.of(new CommitResult.Stale(id));
                case Role.Place(Commit.Place place) -> {
                    String by =
                            reason.hasItem() && reason.item().containsKey("owner")
                                    ? Items.attribute(reason.item(), "owner").s()
                                    : "";
                    if (settled.isEmpty()) {
                        settled = Optional.of(new CommitResult.Taken(place, by));
                    }
                }
                case Role.Row(Notice notice) -> queued.add(notice);
                case Role.Chain() -> chain = true;
                case Role.Pointer(String what) ->
                        settled = Optional.of(new CommitResult.Stale(what));
            }
        }
        if (settled.isPresent()) {
            return new Settled(settled.get());
        }
        if (!queued.isEmpty()) {
            return new Queued(queued);
        }
        return chain ? new ChainMoved() : new Busy();
    }
}
