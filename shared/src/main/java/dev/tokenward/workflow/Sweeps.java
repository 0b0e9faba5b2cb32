package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The sweep as Support Ops managers see it: its runs, what it would do, and what it asks. */
public final class Sweeps {
    /** Within the time that the gateway waits. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

    /** Lambda ends every run by then: one that was shown earlier died. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private final World world;
    private final Bookkeeping book;
    private final Supplier<Sweep> sweep;

    public Sweeps(World world, Supplier<Sweep> sweep) {
        this.world = world;
        this.book = new Bookkeeping(world);
        this.sweep = sweep;
    }

    /**
     * What runs did.
     *
     * @param underWay the one that goes on now, as far as it is; empty in its first seconds
     * @param ask what the last one asks; stays, with its yes, until all of it is done
     */
    public record Seen(
            Page<SweepRecord> runs, Optional<SweepRecord> underWay, Optional<SweepBook.Ask> ask) {}

    public Result<Seen> list(Actor actor, PageRequest page) {
        return actor.is(Role.SUPPORT_OPS_MANAGER)
                ? new Result.Done<>(
                        new Seen(
                                world.store().sweepLog().runs(page), underWay(), book.read().ask()))
                : notTheirs();
    }

    private Optional<SweepRecord> underWay() {
        Instant earliest = world.now().minus(LONGEST_RUN);
        return world.store().sweepLog().underWay().filter(run -> run.startedAt().isAfter(earliest));
    }

    /** What a run would do now. Nothing is changed, and nothing is kept of it. */
    public Result<SweepRecord> dryRun(Actor actor) {
        return actor.is(Role.SUPPORT_OPS_MANAGER)
                ? new Result.Done<>(
                        Reports.record(world.ids().run(), sweep.get().dryRun(LONGEST_LOOK)))
                : notTheirs();
    }

    /** Says yes to what a run asks; the next run does it. The same yes again is the same answer. */
    public Result<SweepBook.Ask> confirm(Actor actor, String askId) {
        Optional<SweepBook.Ask> given =
                book.read()
                        .ask()
                        .filter(a -> a.id().equals(askId))
                        .filter(a ->
                                a.confirmed()
                                        .filter(c -> c.by().equals(actor.email()))
                                        .isPresent());
        if (given.isPresent()) {
            return new Result.Repeated<>(given.get());
        }
        return switch (book.apply(b -> b.confirm(actor, askId, world.now()))) {
            case Result.Done<SweepBook>(SweepBook after) ->
                    new Result.Done<>(after.ask().orElseThrow());
            case Result.Refused<SweepBook>(Refusal refusal) -> new Result.Refused<>(refusal);
            case Result.Repeated<SweepBook> repeated -> throw new IllegalStateException("once");
            case Result.Invalid<SweepBook> invalid -> throw new IllegalStateException("no input");
        };
    }

    private static <T> Result<T> notTheirs() {
        return new Result.Refused<>(
                new Refusal.Forbidden("Only Support Ops managers look at the sweep's runs."));
    }
}
