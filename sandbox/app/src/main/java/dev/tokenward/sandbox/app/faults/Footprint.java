package dev.tokenward.sandbox.app.faults;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * What an operation depends on and what it changes, as names of whatever is shared.
 *
 * @param all whether it may be anything
 */
record Footprint(Set<String> reads, Set<String> writes, boolean all) {
    /** Of an operation of which nothing is known: it may not change places with any other. */
    static final Footprint ANYTHING = new Footprint(Set.of(), Set.of(), true);

    static final Footprint NOTHING = new Footprint(Set.of(), Set.of(), false);

    Footprint {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    static Footprint reading(String... names) {
        return new Footprint(Set.of(names), Set.of(), false);
    }

    static Footprint writing(String... names) {
        return new Footprint(Set.of(), Set.of(names), false);
    }

    /** Both of them. */
    Footprint and(Footprint other) {
        return new Footprint(
                union(reads, other.reads), union(writes, other.writes), all || other.all);
    }

    /** Whether it matters which of the two is first. */
    boolean meets(Footprint other) {
        return all
                || other.all
                || !Collections.disjoint(writes, other.writes)
                || !Collections.disjoint(writes, other.reads)
                || !Collections.disjoint(reads, other.writes);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
