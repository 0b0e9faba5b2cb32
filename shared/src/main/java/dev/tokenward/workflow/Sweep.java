package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.store.Commit;
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

    private final World world;
    private final List<SweepStep.Named> tick;
    private final List<SweepStep.Named> daily;

    /**
     * @param tick what cannot wait, in order
     * @param daily what a daily run does after that, in order
     */
    public Sweep(World world, List<SweepStep.Named> tick, List<SweepStep.Named> daily) {
        this.world = world;
        this.tick = List.copyOf(tick);
        this.daily = List.copyOf(daily);
    }

    /** Everything: what cannot wait, then what waits for the day, then the report. */
    public SweepReport daily() {
        SweepRun run = new SweepRun(world, SweepRun.Mode.DAILY, false);
        carryOut(run, tick);
        carryOut(run, daily);
        SweepReport report = run.report();
        LOG.info("{}", report);
        tell(report);
        return report;
    }

    /** What cannot wait: revoke what is due, redact, resume, drain. */
    public SweepReport tick() {
        SweepRun run = new SweepRun(world, SweepRun.Mode.TICK, false);
        carryOut(run, tick);
        SweepReport report = run.report();
        LOG.info("{}", report);
        return report;
    }

    private static void carryOut(SweepRun run, List<SweepStep.Named> steps) {
        for (SweepStep.Named named : steps) {
            try {
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
