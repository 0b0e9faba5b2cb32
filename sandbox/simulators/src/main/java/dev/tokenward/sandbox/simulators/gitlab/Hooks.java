package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The webhooks of issues. Listeners get them in a thread of their own: GitLab does not wait for its
 * receivers either.
 */
final class Hooks {
    private static final DateTimeFormatter OLD_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Tracker tracker;
    private final GitLabAccess access;
    private final CopyOnWriteArrayList<Consumer<Hook>> listeners = new CopyOnWriteArrayList<>();

    private final AtomicInteger onTheWay = new AtomicInteger();

    Hooks(Tracker tracker, GitLabAccess access) {
        this.tracker = tracker;
        this.access = access;
    }

    void listen(Consumer<Hook> listener) {
        listeners.add(listener);
    }

    /** {@code before} is the issue itself where it is new. */
    Hook send(Issue before, Issue issue, String action, User by, URI root) {
        Hook hook = hook(before, issue, action, by, root);
        for (Consumer<Hook> listener : listeners) {
            onTheWay.incrementAndGet();
            Thread.startVirtualThread(() -> deliver(listener, hook));
        }
        return hook;
    }

    private void deliver(Consumer<Hook> listener, Hook hook) {
        try {
            listener.accept(hook);
        } finally {
            onTheWay.decrementAndGet();
        }
    }

    /** How many a listener has not yet taken. */
    int onTheWay() {
        return onTheWay.get();
    }

    Hook hook(Issue before, Issue issue, String action, User by, URI root) {
        boolean newer = tracker.quirks.contains(GitLabQuirk.WORK_ITEM_HOOKS);
        Project project = tracker.project(issue.projectId()).orElseThrow();
        String kind = newer ? "work_item" : "issue";
        ObjectNode body =
                Json.object()
                        .put("object_kind", kind)
                        .put("event_type", issue.confidential() ? "confidential_" + kind : kind);
        body.putObject("user")
                .put("id", by.id())
                .put("name", by.name())
                .put("username", by.username())
                .putNull("avatar_url")
                .put("email", by.publicEmail().isEmpty() ? "[REDACTED]" : by.publicEmail());
        body.putObject("project")
                .put("id", project.id())
                .put("name", project.name())
                .put("web_url", root + "/" + project.path())
                .put("path_with_namespace", project.path())
                .put("visibility_level", 0)
                .put("default_branch", "main");
        ObjectNode attributes =
                body.putObject("object_attributes")
                        .put("id", issue.id())
                        .put("iid", issue.iid())
                        .put("project_id", issue.projectId())
                        .put("author_id", issue.authorId())
                        .put("title", issue.title())
                        .put("description", issue.description().orElse(null))
                        .put("state", issue.open() ? "opened" : "closed")
                        .put("confidential", issue.confidential())
                        .put("created_at", time(issue.createdAt(), newer))
                        .put("updated_at", time(issue.updatedAt(), newer))
                        .put("moved_to_id", issue.movedTo().orElse(null))
                        .put("action", action)
                        .put("type", "Issue")
                        .put("url", url(root, project, issue, newer));
        issue.assignees().forEach(attributes.putArray("assignee_ids")::add);
        for (String label : issue.labels()) {
            attributes.withArray("labels").addObject().put("title", label);
        }
        body.set("labels", attributes.withArray("labels").deepCopy());
        body.set("changes", Changes.between(before, issue));
        for (long assignee : issue.assignees()) {
            body.withArray("assignees").add(new Shapes(tracker, root).brief(assignee));
        }
        return new Hook(body.toString(), headers(issue, root));
    }

    private Map<String, String> headers(Issue issue, URI root) {
        return Map.of(
                "Content-Type", "application/json",
                "User-Agent", "GitLab/18.10.0",
                "X-Gitlab-Event", issue.confidential() ? "Confidential Issue Hook" : "Issue Hook",
                "X-Gitlab-Token", access.webhookSecret(),
                "X-Gitlab-Instance", root.toString(),
                "X-Gitlab-Event-UUID", UUID.randomUUID().toString(),
                "X-Gitlab-Webhook-UUID", UUID.randomUUID().toString(),
                "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String url(URI root, Project project, Issue issue, boolean newer) {
        return root
                + "/"
                + project.path()
                + (newer ? "/-/work_items/" : "/-/issues/")
                + issue.iid();
    }

    /** Both formats are met. */
    private static String time(Instant instant, boolean newer) {
        return newer ? Shapes.time(instant) : OLD_FORMAT.format(instant);
    }
}
