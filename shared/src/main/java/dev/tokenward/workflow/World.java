package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Facts;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ReportingLine;
import dev.tokenward.domain.Role;
import dev.tokenward.metrics.Metrics;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What every use case needs: the store, the clock, the policy, and the directory's present word.
 */
public final class World {
    /** A transaction holds 100 items at most. */
    private static final int AT_ONCE = 50;

    private final Store store;
    private final InstantSource clock;
    private final Policy policy;
    private final Ids ids;
    private final Metrics metrics;

    /** Where nobody reads figures. */
    public World(Store store, InstantSource clock, Policy policy, Ids ids) {
        this(store, clock, policy, ids, Metrics.NONE);
    }

    public World(Store store, InstantSource clock, Policy policy, Ids ids, Metrics metrics) {
        this.store = store;
        this.clock = clock;
        this.policy = policy;
        this.ids = ids;
        this.metrics = metrics;
    }

    Store store() {
        return store;
    }

    Policy policy() {
        return policy;
    }

    Ids ids() {
        return ids;
    }

    Metrics metrics() {
        return metrics;
    }

    /** The present instant, in milliseconds: what is stored compares equal to what was decided. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Tells what no transition tells along with itself; a key that was told is told no more. */
    void tell(Notice notice) {
        store.commit(new Commit().notice(notice));
    }

    /** The same to each of these people, in a row of its own. */
    void tellEach(Notice notice, List<Email> people) {
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            Commit commit = new Commit();
            people.subList(from, Math.min(from + AT_ONCE, people.size()))
                    .forEach(p -> commit.notice(notice.to(p)));
            store.commit(commit);
        }
    }

    /** The facts about a requester, as the directory has them at this moment. */
    Facts facts(Email requester) {
        Store.Lookup directory = store.lookup();
        Optional<ReportingLine> line = directory.line(requester);
        return new Facts(
                policy,
                line.map(ReportingLine::person),
                line.map(ReportingLine::managers).orElse(List.of()),
                directory.with(Role.SUPPORT_OPS_MANAGER));
    }
}
