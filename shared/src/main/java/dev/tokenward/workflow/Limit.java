package dev.tokenward.workflow;

import java.util.Optional;

/** Something that ends a run before all its work is done. */
@FunctionalInterface
interface Limit {
    /** Why the run must end, in words for its report; empty while it may go on. */
    Optional<String> reached();
}
