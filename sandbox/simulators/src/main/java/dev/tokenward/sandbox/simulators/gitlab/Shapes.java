package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How things look in answers. */
final class Shapes {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Tracker tracker;
    private final URI root;

    Shapes(Tracker tracker, URI root) {
        this.tracker = tracker;
        this.root = root;
    }

    ObjectNode issue(Issue issue) {
        Project project = tracker.project(issue.projectId()).orElseThrow();
        ObjectNode json =
                Json.object()
                        .put("id", issue.id())
                        .put("iid", issue.iid())
                        .put("project_id", issue.projectId())
                        .put("title", issue.title())
                        .put("description", issue.description().orElse(null))
                        .put("state", issue.open() ? "opened" : "closed")
                        .put("created_at", time(issue.createdAt()))
                        .put("updated_at", time(issue.updatedAt()))
                        .put("closed_at", issue.closedAt().map(Shapes::time).orElse(null))
                        .put("confidential", issue.confidential())
                        .put("issue_type", "issue")
                        .put("type", "ISSUE")
                        .put("web_url", issueUrl(project, issue));
        json.set("author", brief(issue.authorId()));
        json.set("closed_by", issue.closedBy().map(this::brief).orElse(null));
        issue.labels().forEach(json.putArray("labels")::add);
        issue.assignees().forEach(id -> json.withArray("assignees").add(brief(id)));
        json.withArray("assignees");
        json.set(
                "assignee",
                issue.assignees().isEmpty() ? null : brief(issue.assignees().getFirst()));
        json.put("moved_to_id", number(issue.movedTo()));
        json.putObject("references")
                .put("short", "#" + issue.iid())
                .put("relative", "#" + issue.iid())
                .put("full", project.path() + "#" + issue.iid());
        return json;
    }

    ObjectNode note(Note note, Issue issue) {
        ObjectNode json =
                Json.object()
                        .put("id", note.id())
                        .putNull("type")
                        .put("body", note.body())
                        .put("created_at", time(note.createdAt()))
                        .put("updated_at", time(note.createdAt()))
                        .put("system", note.system())
                        .put("noteable_id", issue.id())
                        .put("noteable_type", "Issue")
                        .put("project_id", issue.projectId())
                        .put("noteable_iid", issue.iid())
                        .put("resolvable", false)
                        .put("confidential", false)
                        .put("internal", false);
        json.set("author", brief(note.authorId()));
        return json;
    }

    ObjectNode stateEvent(Note note, Issue issue) {
        ObjectNode json =
                Json.object()
                        .put("id", note.id())
                        .put("created_at", time(note.createdAt()))
                        .put("resource_type", "Issue")
                        .put("resource_id", issue.id())
                        .put("state", note.body());
        json.set("user", brief(note.authorId()));
        return json;
    }

    ObjectNode project(Project project) {
        return Json.object()
                .put("id", project.id())
                .put("name", project.name())
                .put("path", project.name())
                .put("path_with_namespace", project.path())
                .put("visibility", "private")
                .put("default_branch", "main")
                .put("web_url", root + "/" + project.path());
    }

    /** Addresses of others are shown to administrators only; the public one is its owner's whim. */
    ObjectNode user(User user, boolean withAddress) {
        ObjectNode json = brief(user.id()).put("public_email", user.publicEmail());
        if (withAddress) {
            json.put("email", user.email())
                    .put("confirmed_at", user.confirmed() ? "2024-02-01T08:00:00.000Z" : null);
        }
        return json;
    }

    /** As lists show users, and authors. */
    ObjectNode brief(long id) {
        User user = tracker.user(id).orElseThrow();
        return Json.object()
                .put("id", user.id())
                .put("username", user.username())
                .put("name", user.name())
                .put("state", user.blocked() ? "blocked" : "active")
                .putNull("avatar_url")
                .put("web_url", root + "/" + user.username());
    }

    String issueUrl(Project project, Issue issue) {
        return root + "/" + project.path() + "/-/issues/" + issue.iid();
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    private static @Nullable Long number(Optional<Long> id) {
        return id.orElse(null);
    }
}
