package dev.tokenward.sandbox.app.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the faults of a story left behind, so that what comes of it is run once and not for each
 * cell that left the same. Some are run nevertheless: they must come to the same end, else
 * something that matters is missing in {@link Aftermath}.
 */
final class Aftermaths {
    /** Of so many cells that left the same, one is run to its end nevertheless. */
    static final int SAMPLE = 100;

    private final Map<Aftermath, Set<Aftermath>> ends = new HashMap<>();
    private int seenAgain;

    /** Of which nothing more is to be learnt. */
    static final class SeenBefore extends Error {
        private static final long serialVersionUID = 1;

        private SeenBefore() {
            super("seen before", null, false, false);
        }
    }

    /**
     * Before what comes of it is run.
     *
     * @throws SeenBefore if it need not be
     */
    synchronized void enter(Aftermath left) {
        if (ends.putIfAbsent(left, new HashSet<>()) != null) {
            seenAgain++;
            if (seenAgain % SAMPLE != 0) {
                throw new SeenBefore();
            }
        }
    }

    /** What came of it. */
    synchronized void ended(Aftermath left, Aftermath end) {
        ends.computeIfAbsent(left, l -> new HashSet<>()).add(end);
    }

    /** How many there are that differ. */
    synchronized int different() {
        return ends.size();
    }

    /** Of how many of them more than one end was seen: of none, if nothing is missing. */
    synchronized long torn() {
        return ends.values().stream().filter(all -> all.size() > 1).count();
    }
}
