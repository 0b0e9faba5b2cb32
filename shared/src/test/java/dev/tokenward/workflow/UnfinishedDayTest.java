package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.TestClock;
import dev.tokenward.store.AuditStore;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A daily run that was stopped is gone on with, and does not run all day. */
class UnfinishedDayTest {
    private static final Duration TIME = Duration.ofMinutes(14);

    private final TestClock clock = new TestClock();
    private final AuditStore table = new AuditStore(clock);
    private final World world = new World(table.store, clock, AuditStore.POLICY, new Ids());
    private final TestWaiter waiter = new TestWaiter();
    private boolean slow = true;
    private int ticks;
    private int days;

    private final Sweep sweep =
            new Sweep(
                    world,
                    Company.limits(waiter, clock),
                    List.of(
                            new SweepStep.Named(
                                    "what cannot wait",
                                    run -> {
                                        ticks++;
                                        if (slow) {
                                            waiter.pause(TIME);
                                        }
                                    })),
                    List.of(
                            new SweepStep.Named(
                                    "what waits for the day",
                                    run -> {
                                        days++;
                                        run.count("reminded");
                                    })));

    private SweepReport nextTick() {
        clock.advance(Duration.ofMinutes(15));
        return sweep.tick(TIME);
    }

    @Test
    void whatABudgetStoppedTheNextTickGoesOnWithAndLaterOnesDoNot() {
        SweepReport stopped = sweep.daily(TIME, Optional.empty());
        slow = false;

        assertThat(stopped.complete()).isFalse();
        assertThat(days).isZero();
        assertThat(nextTick().mode()).isEqualTo(SweepRun.Mode.DAILY);
        assertThat(nextTick().mode()).isEqualTo(SweepRun.Mode.TICK);
        assertThat(days).isEqualTo(1);
    }

    @Test
    void aRunThatDiedIsGoneOnWith() {
        new UnfinishedDay(world).begin();
        slow = false;

        nextTick();

        assertThat(days).isEqualTo(1);
    }

    @Test
    void whatIsStoppedEveryTimeIsTriedAFewTimesOnly() {
        sweep.daily(TIME, Optional.empty());

        for (int i = 0; i < 10; i++) {
            nextTick();
        }

        assertThat(ticks).isEqualTo(11);
        assertThat(table.store.sweepLog().runs(PageRequest.first(50)).items())
                .filteredOn(run -> run.mode().equals("daily"))
                .hasSize(4);
    }

    @Test
    void aDayKeptAwayByAnotherRunIsMadeUpForByATick() {
        slow = false;
        RunLock.Held other = new RunLock(world, waiter).take("run_x", Duration.ZERO).orElseThrow();

        assertThat(sweep.daily(TIME, Optional.empty()).complete()).isFalse();
        other.close();
        nextTick();

        assertThat(days).isEqualTo(1);
    }

    @Test
    void runsAreListedTheNewestFirstPageByPageAndIdleTicksAreNot() {
        slow = false;
        sweep.daily(TIME, Optional.empty());
        nextTick();
        clock.advance(Duration.ofDays(1));
        sweep.daily(TIME, Optional.empty());

        var first = table.store.sweepLog().runs(PageRequest.first(1));
        var second = table.store.sweepLog().runs(new PageRequest(1, first.cursor()));

        assertThat(first.items().getFirst().startedAt())
                .isAfter(second.items().getFirst().startedAt());
        assertThat(second.items().getFirst().counts()).containsEntry("reminded", 1);
        assertThat(table.store.sweepLog().runs(PageRequest.first(50)).items()).hasSize(2);
    }

    /** A schedule delivers at least once. */
    @Test
    void aSecondRunForTheSameOccasionIsKeptAndNotTold() {
        slow = false;
        String start = world.now().toString();

        sweep.daily(TIME, Optional.of("due at six"));
        clock.advance(Duration.ofSeconds(2));
        sweep.daily(TIME, Optional.of("due at six"));

        assertThat(days).isEqualTo(2);
        assertThat(table.store.sweepLog().runs(PageRequest.first(9)).items()).hasSize(2);
        assertThat(table.store.outbox("sweep:due at six"))
                .hasValueSatisfying(
                        row -> assertThat(row.notice().params()).containsEntry("reminded", "1"));
        assertThat(table.store.outbox("sweep:" + start)).isEmpty();
        assertThat(table.store.outbox("sweep:" + world.now())).isEmpty();
    }
}
