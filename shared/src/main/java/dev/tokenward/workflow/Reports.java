package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.metrics.Metric;
import dev.tokenward.store.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps and tells what runs did. */
final class Reports {
    /** An item has 400 KB at most; more than this nobody reads anyway. */
    private static final int MOST_MATTERS = 100;

    private static final int MOST_LINES = 40;

    /** Of a message's lines, with room for what is escaped in them (see {@code Blocks}). */
    private static final int LONGEST_LINE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final World world;
    private final Alerts alerts;

    Reports(World world) {
        this.world = world;
        this.alerts = new Alerts(world);
    }

    /** Kept, and told to Support Ops. */
    void ofDay(String run, Optional<String> occasion, SweepReport report) {
        log(run, report);
        world.metrics()
                .put(
                        Map.of(
                                Metric.NEEDS_PERSON,
                                (long) report.matters().size(),
                                Metric.REVOKED,
                                revoked(report)));
        String told = occasion.orElseGet(report.startedAt()::toString);
        world.store()
                .commit(new Commit().sweepRun(record(run, report)).notice(notice(told, report)));
    }

    /**
     * Kept if it did anything. What it tells of single credentials and requests has messages of its
     * own; what failed without one is told once a day.
     */
    void ofTick(String run, SweepReport report) {
        log(run, report);
        if (report.counts().isEmpty() && report.matters().isEmpty() && report.complete()) {
            return;
        }
        world.metrics().put(Metric.REVOKED, revoked(report));
        world.store().commit(new Commit().sweepRun(record(run, report)));
        List<String> failed =
                report.matters().stream()
                        .filter(m -> m.key().startsWith("failed:"))
                        .map(Matter::what)
                        .limit(MOST_LINES)
                        .toList();
        if (!failed.isEmpty()) {
            alerts.raise("sweep-tick", String.join("\n", failed));
        }
    }

    private static long revoked(SweepReport report) {
        return report.counts().getOrDefault(Counted.REVOKED, 0);
    }

    /** Without what it tells of people. */
    private static void log(String run, SweepReport r) {
        LOG.info(
                "{} {} {} to {}: {}, {} matters, {}",
                run,
                r.mode(),
                r.startedAt(),
                r.endedAt(),
                r.counts(),
                r.matters().size(),
                r.complete() ? "complete" : "not complete");
    }

    static SweepRecord record(String run, SweepReport r) {
        return new SweepRecord(
                run,
                r.mode().name().toLowerCase(Locale.ROOT),
                r.dryRun(),
                r.startedAt(),
                r.endedAt(),
                r.allCounts(),
                r.matters().stream()
                        .limit(MOST_MATTERS)
                        .map(m -> new SweepRecord.Need(m.urgency().name(), m.what(), m.who()))
                        .toList(),
                r.notes(),
                r.leftOver());
    }

    /** One report an occasion: a schedule's event may come twice. */
    private static Notice notice(String occasion, SweepReport report) {
        Map<String, String> params = new HashMap<>(report.notes());
        report.allCounts().forEach((name, count) -> params.put(name, count.toString()));
        params.put("mode", "daily");
        params.put("complete", Boolean.toString(report.complete()));
        report.leftOver().ifPresent(why -> params.put("leftOver", why));
        params.put("lines", String.join("\n", lines(report.matters())));
        return new Notice(
                "sweep:" + occasion,
                Notice.Topic.SWEEP_REPORT,
                "",
                Optional.empty(),
                new Notice.Recipient.OpsChannel(),
                params);
    }

    /** However long the matter is, the one who must act reads so; GET /sweeps has it whole. */
    static String line(Matter m) {
        String move = " Whose move: " + m.who() + ".";
        return Labels.cut(m.what(), LONGEST_LINE - move.length()) + move;
    }

    private static List<String> lines(List<Matter> matters) {
        List<String> lines =
                new ArrayList<>(matters.stream().limit(MOST_LINES).map(Reports::line).toList());
        if (matters.size() > MOST_LINES) {
            lines.add("and " + (matters.size() - MOST_LINES) + " more: GET /sweeps shows them.");
        }
        return lines;
    }
}
