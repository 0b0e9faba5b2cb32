package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.net.Waiter;
import dev.tokenward.store.Commit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduled work, a list of steps. Each runs by itself: one that fails is reported and does not
 * keep the others from their turn (hazard E12). What was done is not due any more, so a second run
 * on the same day is harmless.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** A daily run waits so long for another one to end, but no longer than a third of its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final World world;
    private final Waiter waiter;
    private final RunLock lock;
    private final List<SweepStep.Named> tick;
    private final List<SweepStep.Named> daily;

    /**
     * @param waiter real time: a run's time is the function's
     * @param tick what cannot wait, in order
     * @param daily what a daily run does after that, in order
     */
    public Sweep(
            World world, Waiter waiter, List<SweepStep.Named> tick, List<SweepStep.Named> daily) {
        this.world = world;
        this.waiter = waiter;
        this.lock = new RunLock(world, waiter);
        this.tick = List.copyOf(tick);
        this.daily = List.copyOf(daily);
    }

    /**
     * Everything: what cannot wait, then what waits for the day, then the report. Waits for another
     * run to end first.
     *
     * @param most after which no further piece of work is begun
     */
    public SweepReport daily(Duration most) {
        Duration third = most.dividedBy(3);
        Duration patience = third.compareTo(PATIENCE) < 0 ? third : PATIENCE;
        Limit time = new TimeLimit(waiter, most);
        Optional<RunLock.Held> free = lock.take(world.ids().run(), patience);
        if (free.isEmpty()) {
            return gaveWay(SweepRun.Mode.DAILY);
        }
        try (RunLock.Held held = free.get()) {
            return daily(new SweepRun(world, SweepRun.Mode.DAILY, false, List.of(held, time)));
        }
    }

    private SweepReport daily(SweepRun run) {
        carryOut(run, tick);
        carryOut(run, daily);
        SweepReport report = run.report();
        LOG.info("{}", report);
        tell(report);
        return report;
    }

    /**
     * What cannot wait: revoke what is due, redact, resume, drain. Gives way to a run that is on
     * its way.
     *
     * @param most after which no further piece of work is begun
     */
    public SweepReport tick(Duration most) {
        Limit time = new TimeLimit(waiter, most);
        Optional<RunLock.Held> free = lock.take(world.ids().run(), Duration.ZERO);
        if (free.isEmpty()) {
            return gaveWay(SweepRun.Mode.TICK);
        }
        try (RunLock.Held held = free.get()) {
            SweepRun run = new SweepRun(world, SweepRun.Mode.TICK, false, List.of(held, time));
            carryOut(run, tick);
            SweepReport report = run.report();
            LOG.info("{}", report);
            return report;
        }
    }

    private SweepReport gaveWay(SweepRun.Mode mode) {
        SweepRun none = new SweepRun(world, mode, false);
        none.leftOver("another run was on its way");
        LOG.info("another run is on its way, so this one does nothing");
        return none.report();
    }

    private static void carryOut(SweepRun run, List<SweepStep.Named> steps) {
        for (SweepStep.Named named : steps) {
            try {
                if (!run.goesOn()) {
                    return;
                }
                named.step().run(run);
            } catch (RuntimeException e) {
                run.failed("the step \"" + named.name() + "\"", e);
            }
        }
    }

    /** One report a run: the key holds its start. */
    private void tell(SweepReport report) {
        Map<String, String> params = new HashMap<>(report.notes());
        report.allCounts().forEach((name, count) -> params.put(name, count.toString()));
        params.put("mode", "daily");
        params.put("complete", Boolean.toString(report.complete()));
        params.put("lines", String.join("\n", report.matters().stream().map(Sweep::line).toList()));
        world.store()
                .commit(
                        new Commit()
                                .notice(
                                        new Notice(
                                                "sweep:" + report.startedAt(),
                                                Notice.Topic.SWEEP_REPORT,
                                                "",
                                                Optional.empty(),
                                                new Notice.Recipient.OpsChannel(),
                                                params)));
    }

    private static String line(Matter matter) {
        return matter.what() + " Whose move: " + matter.who() + ".";
    }
}
