package dev.tokenward.sandbox.simulators.gitlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the commands in a text: a line that begins with {@code /} and a known word, outside fenced
 * code. The lines are taken out of the text, which is why an unescaped reason of a person loses its
 * words and closes issues (case C47).
 */
final class QuickActions {
    private static final Pattern LINE = Pattern.compile("/([A-Za-z_]+)(?:[ \\t]+(.*))?");
    private static final Pattern FENCE = Pattern.compile("[ ]{0,3}(```+|~~~+).*");

    /** Those whose effect shows here, and those that are only taken out of the text. */
    private static final Set<String> KNOWN =
            Set.of(
                    "close",
                    "reopen",
                    "assign",
                    "unassign",
                    "title",
                    "label",
                    "labels",
                    "unlabel",
                    "relabel",
                    "confidential",
                    "move",
                    "due",
                    "remove_due_date",
                    "estimate",
                    "spend",
                    "todo",
                    "done",
                    "subscribe",
                    "unsubscribe",
                    "lock",
                    "unlock",
                    "milestone",
                    "weight",
                    "epic",
                    "duplicate",
                    "relate",
                    "cc",
                    "award",
                    "clone",
                    "promote_to_incident",
                    "severity",
                    "status",
                    "iteration",
                    "tableflip");

    private QuickActions() {}

    /** A command in lower case and what stands behind it. */
    record Command(String name, String argument) {}

    record Found(String rest, List<Command> commands) {}

    static Found in(String text) {
        List<String> kept = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        String fence = "";
        for (String line : text.split("\\R", -1)) {
            Matcher fenced = FENCE.matcher(line);
            if (fenced.matches()) {
                String mark = fenced.group(1);
                if (fence.isEmpty()) {
                    fence = mark;
                } else if (mark.startsWith(fence)) {
                    fence = "";
                }
            }
            Matcher matcher = LINE.matcher(line);
            String name = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
            if (fence.isEmpty() && KNOWN.contains(name)) {
                String argument = matcher.group(2);
                commands.add(new Command(name, argument == null ? "" : argument.trim()));
            } else {
                kept.add(line);
            }
        }
        return new Found(String.join("\n", kept).strip(), List.copyOf(commands));
    }
}
