package dev.tokenward.workflow;

import dev.tokenward.store.Sightings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Nothing is done at a first sight (docs/decisions/two-sightings.md): since when each finding is
 * seen without a break, kept from run to run.
 */
final class TwoSightings {
    private final World world;

    TwoSightings(World world) {
        this.world = world;
    }

    /**
     * Whether a finding was seen a second time, so long after the first that no list lags behind.
     */
    static boolean isSecond(Instant first, Instant now) {
        return !now.isBefore(first.plus(Removal.LAG));
    }

    /**
     * Notes what was found now.
     *
     * @param found keys of findings
     * @param stays of the keys noted before, those that were neither found again nor seen to be
     *     mended: another step's, and of what could not be looked at
     * @return since when each of the first is seen; empty if another run noted its own meanwhile
     */
    Optional<Map<String, Instant>> note(
            Collection<String> found, Predicate<String> stays, boolean dryRun) {
        Sightings before = world.store().sightings();
        Map<String, Instant> kept = new HashMap<>(before.firstSeen());
        kept.keySet().removeIf(stays.negate());
        Instant now = world.now();
        Map<String, Instant> since = new HashMap<>();
        for (String key : found) {
            Instant first = before.firstSeen(key).orElse(now);
            since.put(key, first);
            if (kept.size() < Sightings.MOST) {
                kept.put(key, first);
            }
        }
        boolean saved =
                dryRun
                        || kept.equals(before.firstSeen())
                        || world.store().saveSightings(before.next(kept));
        return saved ? Optional.of(since) : Optional.empty();
    }
}
