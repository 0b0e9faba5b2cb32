package dev.tokenward.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier comparisons of the records with Zendesk found and what is found still: nothing is
 * done at a first sight (hazard E15).
 *
 * @param version counts the saved ones; 0 before the first
 * @param firstSeen since when, by the key of the finding
 */
public record Sightings(long version, Map<String, Instant> firstSeen) {
    /** More is no drift but another account or another table. */
    public static final int MOST = 2_000;

    static final Sightings NONE = new Sightings(0, Map.of());

    public Sightings {
        firstSeen = Map.copyOf(firstSeen);
    }

    /** Since when this is seen without a break. */
    public Optional<Instant> firstSeen(String key) {
        return Optional.ofNullable(firstSeen.get(key));
    }

    public Sightings next(Map<String, Instant> seen) {
        return new Sightings(version + 1, seen);
    }
}
