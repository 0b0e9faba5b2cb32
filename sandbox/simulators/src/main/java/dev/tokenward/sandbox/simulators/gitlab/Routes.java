package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The paths below {@code /api/v4}. */
final class Routes {
    private final Tracker tracker;
    private final IssueCalls issues;
    private final NoteCalls notes;
    private final UserCalls users;

    Routes(Tracker tracker, Hooks hooks) {
        this.tracker = tracker;
        this.issues = new IssueCalls(tracker, hooks);
        this.notes = new NoteCalls(tracker, hooks);
        this.users = new UserCalls(tracker);
    }

    Reply run(Ask ask, URI root) {
        List<String> parts = ask.call().segments();
        if (parts.size() < 3 || !parts.get(0).equals("api") || !parts.get(1).equals("v4")) {
            return Failures.noRoute();
        }
        List<String> rest = parts.subList(3, parts.size());
        boolean get = ask.call().method().equals("GET");
        return switch (parts.get(2)) {
            case "user" -> get && rest.isEmpty() ? users.current(ask, root) : Failures.noRoute();
            case "users" -> get ? user(ask, rest, root) : Failures.noRoute();
            case "projects" -> rest.isEmpty() ? Failures.noRoute() : project(ask, rest, root);
            default -> Failures.noRoute();
        };
    }

    private Reply user(Ask ask, List<String> rest, URI root) {
        if (rest.isEmpty()) {
            return users.list(ask, root);
        }
        return rest.size() == 1 && number(rest.getFirst()).isPresent()
                ? users.show(ask, number(rest.getFirst()).get(), root)
                : Failures.noRoute();
    }

    private Reply project(Ask ask, List<String> rest, URI root) {
        Optional<Project> project = tracker.project(rest.getFirst());
        if (project.isEmpty()) {
            return tracker.projectMovedFrom(rest.getFirst())
                    .map(moved -> redirect(ask, moved, root))
                    .orElseGet(Failures::noProject);
        }
        if (rest.size() == 1 && ask.call().method().equals("GET")) {
            return Reply.json(200, new Shapes(tracker, root).project(project.get()));
        }
        return rest.size() > 1 && rest.get(1).equals("issues")
                ? issues(ask, project.get(), rest.subList(2, rest.size()), root)
                : Failures.noRoute();
    }

    /** To the project's number, which never changes; only reads are sent there. */
    private static Reply redirect(Ask ask, Project moved, URI root) {
        if (!ask.call().method().equals("GET")) {
            return Failures.movedProject();
        }
        String tail = ask.call().rawPath().replaceFirst("^/api/v4/projects/[^/]+", "");
        String query = ask.call().rawQuery().isEmpty() ? "" : "?" + ask.call().rawQuery();
        return Reply.text(302, "This resource has been moved temporarily")
                .with("Location", root + "/api/v4/projects/" + moved.id() + tail + query);
    }

    private Reply issues(Ask ask, Project project, List<String> rest, URI root) {
        String method = ask.call().method();
        if (rest.isEmpty()) {
            return switch (method) {
                case "GET" -> issues.list(ask, project, root);
                case "POST" -> issues.create(ask, project, root);
                default -> Failures.noRoute();
            };
        }
        Optional<Issue> issue =
                number(rest.getFirst()).flatMap(iid -> tracker.issue(project.id(), iid));
        if (issue.isEmpty()) {
            return Failures.noRecord("");
        }
        if (rest.size() == 1) {
            return switch (method) {
                case "GET" -> Reply.json(200, new Shapes(tracker, root).issue(issue.get()));
                case "PUT" -> issues.update(ask, issue.get(), root);
                default -> Failures.noRoute();
            };
        }
        return switch (rest.get(1)) {
            case "notes" -> notes(ask, issue.get(), rest.subList(2, rest.size()), root);
            case "resource_state_events" ->
                    method.equals("GET") && rest.size() == 2
                            ? notes.stateEvents(ask, issue.get(), root)
                            : Failures.noRoute();
            default -> Failures.noRoute();
        };
    }

    private Reply notes(Ask ask, Issue issue, List<String> rest, URI root) {
        boolean get = ask.call().method().equals("GET");
        if (rest.isEmpty()) {
            return get
                    ? notes.list(ask, issue, root)
                    : ask.call().method().equals("POST")
                            ? notes.create(ask, issue, root)
                            : Failures.noRoute();
        }
        Optional<Long> id = number(rest.getFirst());
        return get && id.isPresent() ? notes.show(issue, id.get(), root) : Failures.noRoute();
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
