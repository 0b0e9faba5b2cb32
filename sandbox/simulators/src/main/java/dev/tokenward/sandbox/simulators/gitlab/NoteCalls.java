package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /projects/:id/issues/:iid/notes}: newest first, system notes among them. */
final class NoteCalls {
    private static final int LONGEST = 1_000_000;

    private final Tracker tracker;
    private final Hooks hooks;

    NoteCalls(Tracker tracker, Hooks hooks) {
        this.tracker = tracker;
        this.hooks = hooks;
    }

    Reply list(Ask ask, Issue issue, URI root) {
        Optional<String> filter = ask.text("activity_filter");
        List<Note> rows =
                tracker.notesOf(issue).stream()
                        .filter(n -> !filter.equals(Optional.of("only_comments")) || !n.system())
                        .filter(n -> !filter.equals(Optional.of("only_activity")) || n.system())
                        .toList();
        boolean ascending = ask.text("sort").filter("asc"::equals).isPresent();
        Shapes shapes = new Shapes(tracker, root);
        return Paging.list(
                ask, root, ascending ? rows : rows.reversed(), note -> shapes.note(note, issue));
    }

    /** {@code /projects/:id/issues/:iid/resource_state_events}: oldest first. */
    Reply stateEvents(Ask ask, Issue issue, URI root) {
        List<Note> changes =
                tracker.notesOf(issue).stream()
                        .filter(n -> n.system() && Set.of("closed", "reopened").contains(n.body()))
                        .toList();
        Shapes shapes = new Shapes(tracker, root);
        return Paging.list(ask, root, changes, note -> shapes.stateEvent(note, issue));
    }

    Reply show(Issue issue, long id, URI root) {
        return tracker.notesOf(issue).stream()
                .filter(n -> n.id() == id)
                .findFirst()
                .map(n -> Reply.json(200, new Shapes(tracker, root).note(n, issue)))
                .orElseGet(() -> Failures.noRecord("Note"));
    }

    /** Nothing but commands: 202 and no note. */
    Reply create(Ask ask, Issue issue, URI root) {
        Optional<String> body = ask.text("body");
        if (body.isEmpty()) {
            return Failures.parameter("body is missing");
        }
        if (body.get().isBlank() || body.get().length() > LONGEST) {
            return Failures.parameter("Note {:note=>[\"is empty or too long\"]}");
        }
        QuickActions.Found found = QuickActions.in(body.get());
        ObjectNode changes =
                new Commands(tracker).run(found.commands(), issue, ask.user(), ask.now());
        Reply reply;
        if (found.rest().isEmpty()) {
            ObjectNode answer = Json.object();
            answer.set("commands_changes", changes);
            found.commands()
                    .forEach(c -> answer.withArray("summary").add("Applied /" + c.name() + "."));
            reply = Reply.json(202, answer);
        } else {
            Note note = tracker.note(issue, ask.user().id(), found.rest(), false, ask.now());
            ObjectNode answer = new Shapes(tracker, root).note(note, issue);
            answer.set("commands_changes", changes);
            reply = Reply.json(201, answer);
        }
        Issue now = tracker.issue(issue.projectId(), issue.iid()).orElseThrow();
        if (now.open() != issue.open()) {
            hooks.send(issue, now, now.open() ? "reopen" : "close", ask.user(), root);
        } else if (!now.equals(issue)) {
            hooks.send(issue, now, "update", ask.user(), root);
        }
        return reply;
    }
}
