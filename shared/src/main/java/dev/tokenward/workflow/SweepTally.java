package dev.tokenward.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what one run does and finds. */
final class SweepTally {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Matter> matters = new LinkedHashMap<>();
    private final Map<String, String> notes = new TreeMap<>();
    private final List<String> leftOver = new ArrayList<>();

    void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** The same matter once. */
    void matter(Matter matter) {
        matters.putIfAbsent(matter.key(), matter);
    }

    void note(String name, String value) {
        notes.put(name, value);
    }

    /** Something that was due was not looked at to its end. */
    void leftOver(String what) {
        if (!leftOver.contains(what)) {
            leftOver.add(what);
        }
    }

    SweepReport report(SweepRun.Mode mode, boolean dryRun, Instant startedAt, Instant endedAt) {
        return new SweepReport(
                mode,
                dryRun,
                startedAt,
                endedAt,
                counts,
                matters.values().stream()
                        .sorted(Comparator.comparing(Matter::urgency).thenComparing(Matter::key))
                        .toList(),
                notes,
                leftOver.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", leftOver)));
    }
}
