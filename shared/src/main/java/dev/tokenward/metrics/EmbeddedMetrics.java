package dev.tokenward.metrics;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes figures in CloudWatch's embedded metric format: a line of the log, from which CloudWatch
 * takes the figures by itself. So no call is made, and the role needs no right for it.
 *
 * <p>AWS's own library for this needs Jackson's data binding at the first figure; these are a few
 * names and whole numbers, none of which needs an escape in JSON.
 */
public final class EmbeddedMetrics implements Metrics {
    /** What CloudWatch files the figures under. */
    public static final String NAMESPACE = "Tokenward";

    /** The one dimension: two stacks in an account and region differ in their table. */
    public static final String DIMENSION = "Table";

    private final PrintStream out;
    private final String table;
    private final InstantSource clock;

    /**
     * @param out what Lambda writes into the log, a line an event
     * @param table name of the table; letters, digits, dots, dashes and underscores
     */
    public EmbeddedMetrics(PrintStream out, String table, InstantSource clock) {
        if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new IllegalArgumentException("no table has such a name");
        }
        this.out = out;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(Map<Metric, Long> figures) {
        if (figures.isEmpty()) {
            return;
        }
        Map<Metric, Long> sorted = new TreeMap<>(figures);
        String names =
                sorted.keySet().stream()
                        .map(m -> "{\"Name\":\"" + m.id() + "\",\"Unit\":\"" + m.unit.id + "\"}")
                        .collect(Collectors.joining(","));
        String values =
                sorted.entrySet().stream()
                        .map(e -> ",\"" + e.getKey().id() + "\":" + e.getValue())
                        .collect(Collectors.joining());
        out.println(
                "{\"_aws\":{\"Timestamp\":"
                        + clock.instant().toEpochMilli()
                        + ",\"CloudWatchMetrics\":[{\"Namespace\":\""
                        + NAMESPACE
                        + "\",\"Dimensions\":[[\""
                        + DIMENSION
                        + "\"]],\"Metrics\":["
                        + names
                        + "]}]},\""
                        + DIMENSION
                        + "\":\""
                        + table
                        + "\""
                        + values
                        + "}");
    }
}
