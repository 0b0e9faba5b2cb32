package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of what stands in Zendesk, as far as they remember people: who is gone, or is no
 * administrator any more, can only be told of whom was there, or was one.
 */
final class LeaverRows {
    /** A transaction holds 100 items at most. */
    private static final int BATCH = 40;

    private final World world;
    private final SweepRun run;
    private final Map<String, Found> rows = new LinkedHashMap<>();

    LeaverRows(World world, SweepRun run) {
        this.world = world;
        this.run = run;
        world.store().standing().forEach(f -> rows.put(f.id(), f));
    }

    List<Found> all() {
        return List.copyOf(rows.values());
    }

    /** Whether its holder was an administrator of Zendesk at an earlier look. */
    boolean wasAdministrator(Credential c) {
        return row(c).flatMap(Found::administrator).filter(c.holder()::equals).isPresent();
    }

    /** Its holder is an administrator of Zendesk. */
    void isAdministrator(Credential c) {
        if (!wasAdministrator(c)) {
            row(c).ifPresent(f -> save(List.of(FoundLifecycle.heldByAdministrator(f, c.holder()))));
        }
    }

    /** Whoever made these is in the directory under this address. */
    void madeBy(List<Found> made, Email maker) {
        List<Found> next =
                made.stream()
                        .filter(f -> !f.maker().equals(Optional.of(maker)))
                        .map(f -> FoundLifecycle.madeBy(f, maker))
                        .toList();
        for (int from = 0; from < next.size(); from += BATCH) {
            save(next.subList(from, Math.min(from + BATCH, next.size())));
        }
    }

    private Optional<Found> row(Credential c) {
        return Found.rowId(c).map(rows::get);
    }

    /** What another changed meanwhile is noted by the next run. */
    private void save(List<Found> next) {
        if (run.dryRun()) {
            return;
        }
        Commit commit = new Commit();
        next.forEach(commit::found);
        if (world.store().commit(commit) instanceof CommitResult.Committed) {
            next.forEach(f -> rows.put(f.id(), f));
        }
    }
}
