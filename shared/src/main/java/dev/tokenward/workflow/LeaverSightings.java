package dev.tokenward.workflow;

import dev.tokenward.store.Sightings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Since when the holders of credentials are seen to have left, without a break. Kept beside what
 * the comparison with Zendesk found; by the credential, since addresses are personal data.
 */
final class LeaverSightings {
    static final String PREFIX = "leaver:";

    private final World world;

    LeaverSightings(World world) {
        this.world = world;
    }

    /**
     * Notes what was seen now; what could not be looked at is neither seen again nor mended.
     *
     * @param left the credentials of those who left
     * @param there those of whoever was seen to be there
     * @param live all that there are
     * @return since when each of the first is seen; empty if another run noted its own meanwhile
     */
    Optional<Map<String, Instant>> note(
            List<String> left, Set<String> there, Set<String> live, boolean dryRun) {
        Sightings before = world.store().sightings();
        Map<String, Instant> seen = new HashMap<>();
        before.firstSeen()
                .forEach((key, at) -> {
                    String id = key.substring(Math.min(PREFIX.length(), key.length()));
                    boolean over = there.contains(id) || !live.contains(id);
                    if (!key.startsWith(PREFIX) || !over) {
                        seen.put(key, at);
                    }
                });
        Instant now = world.now();
        Map<String, Instant> since = new HashMap<>();
        for (String id : left) {
            Instant first = before.firstSeen(PREFIX + id).orElse(now);
            since.put(id, first);
            if (seen.size() < Sightings.MOST) {
                seen.put(PREFIX + id, first);
            }
        }
        boolean saved =
                dryRun
                        || seen.equals(before.firstSeen())
                        || world.store().saveSightings(before.next(seen));
        return saved ? Optional.of(since) : Optional.empty();
    }
}
