package dev.tokenward.workflow;

import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TimeFrame;
import dev.tokenward.store.Commit;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks with every tick for the use of the clients that take an API token's place. Zendesk tells it
 * of each access token while that lives, so the daily look alone would miss those of minutes or
 * hours.
 */
public final class WatchClients implements SweepStep {
    private static final Logger LOG = LoggerFactory.getLogger(WatchClients.class);

    /** At least one call each, 96 times a day. More than that take turns by the day. */
    static final int MOST = 50;

    /** Of a client with more tokens than that, the daily look sees one that was used. */
    private static final int MOST_PAGES = 3;

    /** For all of them together: what is more urgent has its time before, what is not waits. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration TICK = Duration.ofMinutes(15);

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

    /** A daily run looks at all clients anyway, and needs its calls for that. */
    @Override
    public void run(SweepRun run) {
        if (run.dryRun() || run.mode() == SweepRun.Mode.DAILY) {
            return;
        }
        TimeFrame.of(
                LONGEST,
                () -> {
                    run.eachInZendesk(watched(), id -> "watching " + id, id -> look(id, run));
                    return true;
                });
    }

    /** Another one first each time, so that each has its turn where time is short. */
    private List<String> watched() {
        List<String> rows = new ArrayList<>(world.store().survey().watched().orElse(List.of()));
        Collections.rotate(rows, (int) (world.now().getEpochSecond() / TICK.toSeconds()));
        return rows;
    }

    private void look(String id, SweepRun run) {
        Optional<Found> row = world.store().found(id).filter(this::isNotYetSeen);
        if (row.isEmpty()) {
            return;
        }
        Use use = new Use();
        Answer<Integer> answer =
                zendesk.get()
                        .eachOauthTokenOf(
                                row.get().zendeskId(),
                                token -> token.usedAt().ifPresent(use::add),
                                () -> use.goesOn() && run.mayCallZendesk());
        if (use.isToday() || answer instanceof Answer.Ok<Integer>) {
            record(row.get(), use.last);
        } else {
            LOG.info("the use of {} today is not known: {}", id, answer.describe());
        }
    }

    /** The last use that was seen so far. */
    private final class Use {
        private Optional<Instant> last = Optional.empty();
        private int pages;

        void add(Instant at) {
            if (last.filter(at::isBefore).isEmpty()) {
                last = Optional.of(at);
            }
        }

        boolean isToday() {
            return last.map(world.policy()::today)
                    .equals(Optional.of(world.policy().today(world.now())));
        }

        /** Asked before each page. */
        boolean goesOn() {
            pages++;
            return !isToday() && pages <= MOST_PAGES;
        }
    }

    /** What counts is the day: once that is known, the rest of it need not be looked at. */
    private boolean isNotYetSeen(Found f) {
        LocalDate today = world.policy().today(world.now());
        return !f.isGone() && !f.usedOn().contains(today);
    }

    private void record(Found f, Optional<Instant> at) {
        Optional<Found> used = FoundLifecycle.usedMeanwhile(f, at, world.policy(), world.now());
        if (used.isEmpty()) {
            return;
        }
        Commit commit = new Commit().found(used.get());
        f.credentialId()
                .flatMap(world.store()::credential)
                .flatMap(c -> CredentialLifecycle.used(c, at, c.switchOffAt(), world.policy()))
                .ifPresent(c -> commit.credential(CredentialLifecycle.to(c)));
        // where somebody changed one of them meanwhile, the next run sees the same again
        world.store().commit(commit);
    }
}
