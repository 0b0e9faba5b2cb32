package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /projects/:id/issues}. */
final class IssueCalls {
    private static final List<String> EDITS =
            List.of(
                    "title",
                    "description",
                    "assignee_ids",
                    "labels",
                    "add_labels",
                    "remove_labels",
                    "confidential");

    private final Tracker tracker;
    private final Hooks hooks;

    IssueCalls(Tracker tracker, Hooks hooks) {
        this.tracker = tracker;
        this.hooks = hooks;
    }

    Reply list(Ask ask, Project project, URI root) {
        Optional<String> state = ask.text("state").filter(s -> !s.equals("all"));
        Optional<Instant> after;
        try {
            after = ask.text("updated_after").map(Instant::parse);
        } catch (DateTimeException e) {
            return Failures.parameter("updated_after is invalid");
        }
        Comparator<Issue> order =
                ask.text("order_by").filter("updated_at"::equals).isPresent()
                        ? Comparator.comparing(Issue::updatedAt).thenComparingLong(Issue::id)
                        : Comparator.comparingLong(Issue::id);
        boolean ascending = ask.text("sort").filter("asc"::equals).isPresent();
        List<Issue> rows =
                tracker.issuesOf(project.id())
                        .filter(i -> state.map(s -> s.equals("opened") == i.open()).orElse(true))
                        .filter(i -> after.filter(i.updatedAt()::isBefore).isEmpty())
                        .sorted(ascending ? order : order.reversed())
                        .toList();
        Shapes shapes = new Shapes(tracker, root);
        return Paging.list(ask, root, rows, shapes::issue);
    }

    /** A description's quick actions are carried out as a note's are. */
    Reply create(Ask ask, Project project, URI root) {
        Optional<String> title = ask.text("title");
        if (title.isEmpty()) {
            return Failures.parameter("title is missing");
        }
        if (title.get().isBlank()) {
            return Failures.parameter("title is empty");
        }
        Optional<QuickActions.Found> found = ask.text("description").map(QuickActions::in);
        Issue issue =
                tracker.open(
                        project,
                        title.get(),
                        found.map(QuickActions.Found::rest),
                        ask.user().id(),
                        ask.now());
        issue = issue.withAssignees(assignees(ask), ask.now());
        if (ask.text("confidential").filter("true"::equals).isPresent()) {
            issue = issue.withConfidential(true, ask.now());
        }
        tracker.put(issue);
        List<QuickActions.Command> commands =
                found.map(QuickActions.Found::commands).orElse(List.of());
        new Commands(tracker).run(commands, issue, ask.user(), ask.now());
        Issue made = tracker.issue(project.id(), issue.iid()).orElseThrow();
        hooks.send(made, made, "open", ask.user(), root);
        return Reply.json(201, new Shapes(tracker, root).issue(made));
    }

    Reply update(Ask ask, Issue issue, URI root) {
        Optional<String> event = ask.text("state_event");
        if (event.filter(e -> !e.matches("close|reopen")).isPresent()) {
            return Failures.parameter("state_event does not have a valid value");
        }
        boolean edits = EDITS.stream().anyMatch(ask::has);
        if (event.isEmpty() && !edits) {
            return Failures.parameter(
                    "title, description, state_event are missing, at least one parameter must be"
                            + " provided");
        }
        Issue current = edits ? edited(ask, issue) : issue;
        if (edits) {
            tracker.put(current);
            hooks.send(issue, current, "update", ask.user(), root);
        }
        Issue before = current;
        if (event.isPresent()) {
            current =
                    event.get().equals("close")
                            ? tracker.close(current, ask.user().id(), ask.now())
                            : tracker.reopen(current, ask.user().id(), ask.now());
            if (current.open() != before.open()) {
                hooks.send(before, current, event.get(), ask.user(), root);
            }
        }
        return Reply.json(200, new Shapes(tracker, root).issue(current));
    }

    private static Issue edited(Ask ask, Issue issue) {
        Issue next = issue;
        if (ask.text("title").isPresent()) {
            next = next.withTitle(ask.text("title").get(), ask.now());
        }
        if (ask.has("description")) {
            next = next.withDescription(ask.text("description"), ask.now());
        }
        if (ask.has("assignee_ids")) {
            next = next.withAssignees(assignees(ask), ask.now());
        }
        if (ask.has("labels") || ask.has("add_labels") || ask.has("remove_labels")) {
            next = next.withLabels(labels(ask, next), ask.now());
        }
        if (ask.text("confidential").isPresent()) {
            next = next.withConfidential(ask.text("confidential").get().equals("true"), ask.now());
        }
        return next;
    }

    /** {@code labels} replaces them all, the other two change them. */
    private static List<String> labels(Ask ask, Issue issue) {
        List<String> labels =
                new ArrayList<>(ask.has("labels") ? names(ask, "labels") : issue.labels());
        labels.removeAll(names(ask, "remove_labels"));
        labels.addAll(names(ask, "add_labels"));
        return labels.stream().distinct().toList();
    }

    private static List<String> names(Ask ask, String parameter) {
        return Arrays.stream(ask.text(parameter).orElse("").split(",", -1))
                .map(String::trim)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    private static List<Long> assignees(Ask ask) {
        List<Long> ids = new ArrayList<>(ask.ids("assignee_ids"));
        ids.addAll(ask.ids("assignee_id"));
        return ids.stream().filter(id -> id > 0).distinct().toList();
    }
}
