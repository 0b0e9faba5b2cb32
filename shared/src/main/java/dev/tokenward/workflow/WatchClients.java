package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.zendesk.Zendesk;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks with every run for the use of the clients that take an API token's place. Zendesk tells it
 * of each access token while that lives, so the daily look alone would miss those of minutes or
 * hours.
 */
public final class WatchClients implements SweepStep {
    private static final Logger LOG = LoggerFactory.getLogger(WatchClients.class);

    /** At least one call each, 96 times a day. More than that take turns by the day. */
    private static final int MOST = 50;

    private final World world;
    private final Supplier<Zendesk> zendesk;

    public WatchClients(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.zendesk = zendesk;
    }

    /** As many of the rows as are watched today. */
    static List<String> turn(List<String> rows, World world) {
        return new DailyShare(MOST, world.policy().today(world.now())).of(rows);
    }

    @Override
    public void run(SweepRun run) {
        if (run.dryRun()) {
            return;
        }
        for (String id : world.store().survey().watched().orElse(List.of())) {
            Optional<Found> row = world.store().found(id).filter(this::isNotYetSeen);
            if (row.isEmpty()) {
                continue;
            }
            if (!run.mayCallZendesk()) {
                return;
            }
            AccessUse use = new AccessUse();
            switch (zendesk.get()
                    .eachOauthTokenOf(row.get().zendeskId(), use::add, run::mayCallZendesk)) {
                case Answer.Ok<Integer> all -> record(row.get(), use);
                case Answer.Missing<Integer> gone -> {
                    // the daily look says what became of it
                }
                case Answer<Integer> other -> {
                    // the others would be told the same, and the next run looks again
                    LOG.warn("the use of {} is not known: {}", id, other.describe());
                    return;
                }
            }
        }
    }

    /** What counts is the day: once that is known, the rest of it need not be looked at. */
    private boolean isNotYetSeen(Found f) {
        LocalDate today = world.policy().today(world.now());
        return !f.isGone() && !f.usedOn().contains(today);
    }

    private void record(Found f, AccessUse use) {
        Found.Seen seen = use.in(f.seen());
        Optional<Found> used = FoundLifecycle.usedMeanwhile(f, seen, world.policy(), world.now());
        if (used.isEmpty()) {
            return;
        }
        Commit commit = new Commit().found(used.get());
        f.credentialId()
                .flatMap(world.store()::credential)
                .flatMap(c -> used(c, seen))
                .ifPresent(c -> commit.credential(CredentialLifecycle.to(c)));
        // where somebody changed one of them meanwhile, the next run sees the same again
        world.store().commit(commit);
    }

    private Optional<Credential> used(Credential c, Found.Seen seen) {
        return CredentialLifecycle.used(c, seen.lastUsedAt(), c.switchOffAt(), world.policy());
    }
}
