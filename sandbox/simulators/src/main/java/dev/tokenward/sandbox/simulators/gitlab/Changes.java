package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;

/** A webhook's {@code changes}: the former and the current value of what is not as it was. */
final class Changes {
    private static final int OPENED = 1;
    private static final int CLOSED = 2;

    private Changes() {}

    static ObjectNode between(Issue before, Issue after) {
        ObjectNode changes = Json.object();
        add(changes, "title", before.title(), after.title());
        add(changes, "description", before.description(), after.description());
        add(changes, "confidential", before.confidential(), after.confidential());
        add(changes, "state_id", state(before), state(after));
        add(changes, "closed_at", before.closedAt(), after.closedAt());
        add(changes, "labels", before.labels(), after.labels());
        add(changes, "assignee_ids", before.assignees(), after.assignees());
        add(changes, "moved_to_id", before.movedTo(), after.movedTo());
        add(changes, "updated_at", before.updatedAt(), after.updatedAt());
        return changes;
    }

    private static void add(ObjectNode changes, String name, Object before, Object after) {
        JsonNode previous = Json.tree(before);
        JsonNode current = Json.tree(after);
        if (!previous.equals(current)) {
            changes.putObject(name).<ObjectNode>set("previous", previous).set("current", current);
        }
    }

    private static int state(Issue issue) {
        return issue.open() ? OPENED : CLOSED;
    }
}
