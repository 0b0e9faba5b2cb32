package dev.tokenward.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, as medians and as ratios of rounds, in Markdown. */
final class Table {
    private final Map<String, List<Run.Figures>> rounds = new LinkedHashMap<>();

    void add(String variant, Run.Figures figures) {
        rounds.computeIfAbsent(variant, v -> new ArrayList<>()).add(figures);
    }

    void print(PrintStream out, List<String> bases, boolean warm) {
        section(out, "cold", bases, Run.Figures::cold);
        section(out, "cold, processor", bases, Run.Figures::cpu);
        if (warm) {
            section(out, "warm p50", bases, Run.Figures::warm);
        }
        out.println();
        rounds.forEach((variant, figures) ->
                out.printf(
                        "%s calls %s%n", variant, String.join(", ", figures.getFirst().calls())));
    }

    private void section(
            PrintStream out,
            String title,
            List<String> bases,
            ToDoubleFunction<Run.Figures> figure) {
        StringBuilder head = new StringBuilder("| " + title + " | median ms (least to most) |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (String base : bases) {
            head.append(" ratio to ").append(base).append(" (least to most) |");
            rule.append("---|");
        }
        out.println();
        out.println(head);
        out.println(rule);
        rounds.forEach((variant, figures) -> {
            StringBuilder line = new StringBuilder("| " + variant + " | ");
            line.append(spread(figures.stream().mapToDouble(figure).toArray(), "%.1f"));
            for (String base : bases) {
                line.append(" | ");
                List<Run.Figures> others = rounds.getOrDefault(base, List.of());
                if (others.size() == figures.size()) {
                    line.append(ratios(figures, others, figure));
                }
            }
            out.println(line.append(" |"));
        });
    }

    /** The ratio of the medians, and the least and greatest ratio within one round. */
    private static String ratios(
            List<Run.Figures> ours,
            List<Run.Figures> others,
            ToDoubleFunction<Run.Figures> figure) {
        double[] each = new double[ours.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(others.get(i));
        }
        double whole =
                Run.median(ours.stream().mapToDouble(figure).toArray())
                        / Run.median(others.stream().mapToDouble(figure).toArray());
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                whole,
                java.util.Arrays.stream(each).min().orElse(0),
                java.util.Arrays.stream(each).max().orElse(0));
    }

    private static String spread(double[] values, String format) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + " to " + format + ")",
                Run.median(values),
                java.util.Arrays.stream(values).min().orElse(0),
                java.util.Arrays.stream(values).max().orElse(0));
    }
}
