package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Carries out quick actions on an issue. */
final class Commands {
    private static final Pattern USER = Pattern.compile("@([\\w.-]+)");
    private static final Pattern LABEL = Pattern.compile("~(?:\"([^\"]+)\"|(\\S+))");

    private final Tracker tracker;

    Commands(Tracker tracker) {
        this.tracker = tracker;
    }

    /** What changed, as {@code commands_changes} tells it. */
    ObjectNode run(List<QuickActions.Command> commands, Issue issue, User by, Instant now) {
        ObjectNode changes = Json.object();
        Issue current = issue;
        for (QuickActions.Command command : commands) {
            current = run(command, current, by, now, changes);
            tracker.put(current);
        }
        return changes;
    }

    private Issue run(
            QuickActions.Command command, Issue issue, User by, Instant now, ObjectNode changes) {
        return switch (command.name()) {
            case "close" -> {
                changes.put("state_event", "close");
                yield tracker.close(issue, by.id(), now);
            }
            case "reopen" -> {
                changes.put("state_event", "reopen");
                yield tracker.reopen(issue, by.id(), now);
            }
            case "assign" -> {
                List<Long> ids = mentioned(command.argument(), by);
                ids.forEach(changes.putArray("assignee_ids")::add);
                yield ids.isEmpty() ? issue : issue.withAssignees(ids, now);
            }
            case "unassign" -> {
                changes.putArray("assignee_ids");
                yield issue.withAssignees(List.of(), now);
            }
            case "title" -> {
                changes.put("title", command.argument());
                yield command.argument().isEmpty()
                        ? issue
                        : issue.withTitle(command.argument(), now);
            }
            case "label", "labels", "relabel" -> {
                List<String> labels = new ArrayList<>(issue.labels());
                labels.addAll(labels(command.argument()));
                labels.forEach(changes.putArray("add_label_ids")::add);
                yield issue.withLabels(labels.stream().distinct().toList(), now);
            }
            case "unlabel" -> issue.withLabels(List.of(), now);
            case "confidential" -> {
                changes.put("confidential", true);
                yield issue.withConfidential(true, now);
            }
            case "move" -> {
                Optional<Project> target = tracker.project(command.argument());
                target.ifPresent(project -> tracker.move(issue, project, by.id(), now));
                yield tracker.issue(issue.projectId(), issue.iid()).orElse(issue);
            }
            default -> {
                changes.put(command.name(), true);
                yield issue;
            }
        };
    }

    private List<Long> mentioned(String text, User by) {
        return Arrays.stream(text.split("\\s+"))
                .map(word -> word.equals("me") ? "@" + by.username() : word)
                .flatMap(word -> USER.matcher(word).results())
                .flatMap(match -> tracker.userByName(match.group(1)).stream())
                .map(User::id)
                .distinct()
                .toList();
    }

    private static List<String> labels(String text) {
        return LABEL.matcher(text).results().map(Commands::label).toList();
    }

    private static String label(MatchResult match) {
        String quoted = match.group(1);
        return quoted == null ? match.group(2) : quoted;
    }
}
