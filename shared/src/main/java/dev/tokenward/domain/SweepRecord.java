package dev.tokenward.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the sweep, as it is kept and shown.
 *
 * @param mode {@code daily} or {@code tick}
 * @param endedAt of one under way: when its counts were these
 * @param dryRun whether it only tells what it would do
 * @param counts what was done how often, by names such as {@code revoked}
 * @param needs what needs a person, the most urgent first
 * @param notes further facts by name, for example {@code seal}
 * @param leftOver why not everything that was due was done; empty if it was
 */
public record SweepRecord(
        String id,
        String mode,
        boolean dryRun,
        Instant startedAt,
        Instant endedAt,
        Map<String, Integer> counts,
        List<Need> needs,
        Map<String, String> notes,
        Optional<String> leftOver) {
    public SweepRecord {
        counts = Map.copyOf(counts);
        needs = List.copyOf(needs);
        notes = Map.copyOf(notes);
    }

    /** The note that says what a run under way is at. */
    public static final String DOING = "doing";

    /** As it is while it is under way. */
    public SweepRecord at(String doing) {
        Map<String, String> all = new HashMap<>(notes);
        all.put(DOING, doing);
        return new SweepRecord(id, mode, dryRun, startedAt, endedAt, counts, needs, all, leftOver);
    }

    /**
     * Something that waits for a person.
     *
     * @param urgency {@code NOW}, {@code SOON} or {@code NOTE}
     * @param who whose move it is
     */
    public record Need(String urgency, String what, String who) {}
}
