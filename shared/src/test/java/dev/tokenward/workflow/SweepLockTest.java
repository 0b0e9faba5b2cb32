package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.net.TestWaiter;
import dev.tokenward.net.Waiter;
import dev.tokenward.secrets.TestClock;
import dev.tokenward.store.AuditStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One run at a time, and none is kept away for good by one that died (hazard E12). */
class SweepLockTest {
    private static final Duration TIME = Duration.ofMinutes(14);

    private final TestClock clock = new TestClock();
    private final AuditStore table = new AuditStore(clock);
    private final World world = new World(table.store, clock, AuditStore.POLICY, new Ids());
    private final TestWaiter waiter = new TestWaiter();
    private final List<String> done = new ArrayList<>();

    private Sweep sweep(Waiter time, SweepStep... steps) {
        List<SweepStep.Named> named = new ArrayList<>();
        for (SweepStep step : steps) {
            named.add(new SweepStep.Named("step " + named.size(), step));
        }
        return new Sweep(world, Company.limits(time, clock), named, List.of());
    }

    private SweepStep note(String what) {
        return run -> done.add(what);
    }

    /** As a run that dies: it never gives the lock back. */
    private void die() {
        assertThat(new RunLock(world, waiter).take("run_dead", Duration.ZERO)).isPresent();
    }

    @Test
    void aTickGivesWayToARunThatIsOnItsWay() {
        List<SweepReport> second = new ArrayList<>();
        Sweep sweep =
                sweep(
                        waiter,
                        note("first"),
                        run -> second.add(sweep(waiter, note("second")).tick(TIME)));

        assertThat(sweep.tick(TIME).complete()).isTrue();

        assertThat(done).containsExactly("first");
        assertThat(second)
                .singleElement()
                .satisfies(r -> assertThat(r.leftOver()).contains("another run was on its way"));
    }

    @Test
    void whenARunIsOverTheNextOneFindsTheLockFree() {
        sweep(waiter, note("first")).tick(TIME);
        sweep(waiter, note("second")).tick(TIME);

        assertThat(done).containsExactly("first", "second");
        assertThat(waiter.waits()).isEmpty();
    }

    @Test
    void aDailyRunWaitsForTheEndOfADeadOnesLease() {
        die();
        Waiter moving =
                new Waiter() {
                    @Override
                    public boolean pause(Duration time) {
                        clock.advance(time);
                        return waiter.pause(time);
                    }

                    @Override
                    public Duration elapsed() {
                        return waiter.elapsed();
                    }
                };

        assertThat(sweep(moving, note("daily")).daily(TIME, Optional.empty()).complete()).isTrue();

        assertThat(done).containsExactly("daily");
        assertThat(waiter.elapsed())
                .isBetween(RunLock.LEASE, RunLock.LEASE.plus(Duration.ofSeconds(2)));
    }

    @Test
    void aDailyRunThatWaitsInVainDoesNothingAndSaysSo() {
        die();

        SweepReport report = sweep(waiter, note("daily")).daily(TIME, Optional.empty());

        assertThat(done).isEmpty();
        assertThat(report.leftOver()).contains("another run was on its way");
    }

    @Test
    void aRunWhoseLeaseRanOutGoesOnIfNobodyTookItOver() {
        SweepReport report =
                sweep(waiter, run -> clock.advance(RunLock.LEASE.multipliedBy(2)), note("later"))
                        .tick(TIME);

        assertThat(done).containsExactly("later");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aRunThatWasTakenOverBeginsNothingMore() {
        Sweep slow =
                sweep(
                        waiter,
                        run -> {
                            clock.advance(RunLock.LEASE.plusSeconds(1));
                            new RunLock(world, waiter).take("run_other", Duration.ZERO);
                        },
                        note("later"));

        SweepReport report = slow.tick(TIME);

        assertThat(done).isEmpty();
        assertThat(report.leftOver().orElse("")).contains("another run took over");
        assertThat(table.store.leases().take("sweep", "run_third", world.now(), world.now()))
                .as("the other run's lock is not given back by the slow one")
                .isFalse();
    }

    @Test
    void aRunBeginsNothingMoreWhenItsTimeIsOver() {
        SweepReport report = sweep(waiter, run -> waiter.pause(TIME), note("later")).tick(TIME);

        assertThat(done).isEmpty();
        assertThat(report.leftOver()).contains("the time for one run was over");
    }

    /** Case C16: the answer was lost, the repeat meets its own write. */
    @Test
    void itsOwnWriteMetAgainIsNoOtherRun() {
        assertThat(table.store.leases().take("sweep", "run_1", world.now(), world.now())).isTrue();
        assertThat(table.store.leases().take("sweep", "run_1", world.now(), world.now())).isTrue();
    }
}
