package dev.tokenward.workflow;

import dev.tokenward.metrics.Metric;
import java.time.Duration;
import java.util.List;
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

    /** For the piece of work that is begun last; what is not done by then is put off. */
    private static final Duration TO_END = Duration.ofSeconds(30);

    /** Somebody waits for what a run would do. */
    private static final Duration TO_STOP_LOOKING = Duration.ofSeconds(5);

    private final World world;
    private final SweepLimits limits;
    private final RunLock lock;
    private final UnfinishedDay unfinished;
    private final Reports reports;
    private final List<SweepStep.Named> tick;
    private final List<SweepStep.Named> daily;

    /**
     * @param tick what cannot wait, in order
     * @param daily what a daily run does after that, in order
     */
    public Sweep(
            World world,
            SweepLimits limits,
            List<SweepStep.Named> tick,
            List<SweepStep.Named> daily) {
        this.world = world;
        this.limits = limits;
        this.lock = new RunLock(world, limits.waiter());
        this.unfinished = new UnfinishedDay(world);
        this.reports = new Reports(world);
        this.tick = List.copyOf(tick);
        this.daily = List.copyOf(daily);
    }

    /** As {@link #daily(Duration, Optional)}, on an occasion of its own. */
    public SweepReport daily(Duration most) {
        return daily(most, Optional.empty());
    }

    /**
     * Everything: what cannot wait, then what waits for the day, then the report. Waits for another
     * run to end first; if that takes too long, a tick does it.
     *
     * @param most after which no further piece of work is begun
     * @param occasion what the run is for: of two runs for the same, one is told to Support Ops
     */
    public SweepReport daily(Duration most, Optional<String> occasion) {
        return limits.within(most, TO_END, () -> wholeDay(most, occasion));
    }

    private SweepReport wholeDay(Duration most, Optional<String> occasion) {
        Duration third = most.dividedBy(3);
        Duration patience = third.compareTo(PATIENCE) < 0 ? third : PATIENCE;
        TimeLimit time = limits.ofTime(most);
        unfinished.begin();
        Optional<RunLock.Held> free = lock.take(world.ids().run(), patience);
        if (free.isEmpty()) {
            return gaveWay(SweepRun.Mode.DAILY);
        }
        try (RunLock.Held held = free.get();
                Progress progress = progress(held)) {
            return daily(held, progress, time, occasion);
        }
    }

    /**
     * What cannot wait: revoke what is due, redact, resume, drain; and everything, where a daily
     * run was not finished. Gives way to a run that is on its way.
     *
     * @param most after which no further piece of work is begun
     */
    public SweepReport tick(Duration most) {
        return limits.within(most, TO_END, () -> quarterHour(most));
    }

    private SweepReport quarterHour(Duration most) {
        TimeLimit time = limits.ofTime(most);
        Optional<RunLock.Held> free = lock.take(world.ids().run(), Duration.ZERO);
        if (free.isEmpty()) {
            return gaveWay(SweepRun.Mode.TICK);
        }
        try (RunLock.Held held = free.get();
                Progress progress = progress(held)) {
            if (unfinished.goOn()) {
                return daily(held, progress, time, Optional.empty());
            }
            SweepRun run = run(SweepRun.Mode.TICK, held, time).shownBy(progress);
            carryOut(run, tick);
            SweepReport report = run.report();
            reports.ofTick(held.run(), report);
            return report;
        }
    }

    private SweepReport daily(
            RunLock.Held held, Progress progress, TimeLimit time, Optional<String> occasion) {
        SweepRun run = run(SweepRun.Mode.DAILY, held, time).shownBy(progress);
        carryOut(run, tick);
        carryOut(run, daily);
        SweepReport report = run.report();
        reports.ofDay(held.run(), occasion, report);
        if (!run.stopped()) {
            unfinished.end();
            world.metrics().put(Metric.DAILY_RUNS, 1);
        }
        return report;
    }

    /**
     * What a daily run would do now. Changes nothing, so it needs no lock.
     *
     * @param most after which nothing further is looked at
     */
    public SweepReport dryRun(Duration most) {
        return limits.within(most, TO_STOP_LOOKING, () -> rehearsal(most));
    }

    private SweepReport rehearsal(Duration most) {
        SweepRun run =
                new SweepRun(
                        world,
                        SweepRun.Mode.DAILY,
                        true,
                        List.of(limits.ofTime(most)),
                        Optional::empty);
        carryOut(run, tick);
        carryOut(run, daily);
        return run.report();
    }

    private Progress progress(RunLock.Held held) {
        return new Progress(world, limits.waiter(), held.run());
    }

    private SweepRun run(SweepRun.Mode mode, RunLock.Held held, TimeLimit time) {
        return new SweepRun(world, mode, false, List.of(held, time), limits.ofZendesk(time));
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
                run.begin(named.name());
                named.step().run(run);
            } catch (RuntimeException e) {
                run.failed("the step \"" + named.name() + "\"", e);
            }
        }
    }
}
