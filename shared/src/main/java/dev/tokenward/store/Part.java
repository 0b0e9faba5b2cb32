package dev.tokenward.store;

import dev.tokenward.domain.Notice;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One write of a transaction, and what its failure means. */
record Part(Role role, TransactWriteItem write) {
    sealed interface Role {
        /** A request or a credential under its version. */
        record Versioned(String id) implements Role {}

        record Place(Commit.Place place) implements Role {}

        record Row(Notice notice) implements Role {}

        /** An audit event or its chain's head. */
        record Chain() implements Role {}

        /** What must not have moved meanwhile: the directory, the chain of seals. */
        record Pointer(String what) implements Role {}
    }
}
