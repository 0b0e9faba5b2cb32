package dev.tokenward.sandbox.app.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private final Map<Aftermath, Outcome> outcomes = new HashMap<>();
    private int seenAgain;

    /** What came of one of them, and the cells that left it and were not run on. */
    private static final class Outcome {
        private final Set<Aftermath> ends = new HashSet<>();
        private final List<String> alike = new ArrayList<>();
        private boolean violated;
    }

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
     * @param cell by which it was left
     * @throws SeenBefore if it need not be
     */
    synchronized void enter(Aftermath left, String cell) {
        if (outcomes.putIfAbsent(left, new Outcome()) != null) {
            seenAgain++;
            if (seenAgain % SAMPLE != 0) {
                of(left).alike.add(cell);
                throw new SeenBefore();
            }
        }
    }

    /** What came of it. */
    synchronized void ended(Aftermath left, Aftermath end, boolean violated) {
        of(left).ends.add(end);
        of(left).violated |= violated;
    }

    private Outcome of(Aftermath left) {
        return outcomes.computeIfAbsent(left, l -> new Outcome());
    }

    /** The cells that were not run on, and would have come to what another one violated. */
    synchronized List<String> violatedAlike() {
        return outcomes.values().stream()
                .filter(o -> o.violated)
                .flatMap(o -> o.alike.stream())
                .toList();
    }

    /** How many there are that differ. */
    synchronized int different() {
        return outcomes.size();
    }

    /** Of how many of them more than one end was seen: of none, if nothing is missing. */
    synchronized long torn() {
        return outcomes.values().stream().filter(o -> o.ends.size() > 1).count();
    }
}
