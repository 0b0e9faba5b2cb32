package dev.tokenward.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run did, or in a dry run would do.
 *
 * @param counts what was done how often, by the names that the steps give; never 0
 * @param matters what needs a person, the most urgent first
 * @param notes further facts by name, for example {@code seal}
 * @param leftOver why not everything that was due was looked at; empty if it was
 */
public record SweepReport(
        SweepRun.Mode mode,
        boolean dryRun,
        Instant startedAt,
        Instant endedAt,
        Map<String, Integer> counts,
        List<Matter> matters,
        Map<String, String> notes,
        Optional<String> leftOver) {
    public SweepReport {
        counts = Map.copyOf(counts);
        matters = List.copyOf(matters);
        notes = Map.copyOf(notes);
    }

    /** Whether everything that was due was looked at. */
    public boolean complete() {
        return leftOver.isEmpty();
    }

    /** The counts that readers expect, 0 among them, and all others. */
    public Map<String, Integer> allCounts() {
        Map<String, Integer> all = new TreeMap<>();
        Counted.USUAL.forEach(name -> all.put(name, 0));
        all.putAll(counts);
        return all;
    }
}
