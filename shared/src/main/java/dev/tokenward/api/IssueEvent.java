package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Sha256;
import dev.tokenward.net.ForeignJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A webhook's event of an issue that may matter. Nothing of the issue's text and of people is kept:
 * both are asked of GitLab.
 *
 * @param project full path, as GitLab spells it
 * @param updatedAt the issue's last change by then, where it can be read
 * @param key what tells this event from others: the same whoever delivers it, and how often (C41)
 */
record IssueEvent(
        String project, long iid, String action, String key, Optional<Instant> updatedAt) {
    private static final Pattern OLD_TIME =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})(?:\\.\\d+)? (?:UTC|\\+0000)");

    private static final Set<String> ACTIONS = Set.of("open", "update", "close", "reopen");

    /** Changes of anything else, such as labels, do not concern a request. */
    private static final Set<String> CHANGES =
            Set.of(
                    "title",
                    "description",
                    "state",
                    "state_id",
                    "closed_at",
                    "assignees",
                    "assignee_ids",
                    "moved_to_id",
                    "confidential");

    /** The event, if it is of an issue: in GitLab's older kind or its newer one (case C01). */
    static Optional<IssueEvent> of(JsonNode payload) {
        JsonNode issue = payload.path("object_attributes");
        String action = issue.path("action").asText("");
        String project = payload.path("project").path("path_with_namespace").asText("");
        long iid = issue.path("iid").asLong(0);
        boolean matters =
                isIssue(payload, issue)
                        && ACTIONS.contains(action)
                        && (!action.equals("update") || changes(payload.path("changes")));
        return matters && iid > 0 && !project.isEmpty()
                ? Optional.of(
                        new IssueEvent(
                                project,
                                iid,
                                action,
                                key(payload, issue, action),
                                updatedAt(issue)))
                : Optional.empty();
    }

    /** ISO 8601; in older versions {@code 2026-11-25 09:00:00 UTC}. */
    private static Optional<Instant> updatedAt(JsonNode issue) {
        return ForeignJson.instant(issue, "updated_at")
                .or(() ->
                        ForeignJson.text(issue, "updated_at")
                                .map(OLD_TIME::matcher)
                                .filter(Matcher::matches)
                                .flatMap(old -> parsed(old.group(1) + "T" + old.group(2) + "Z")));
    }

    private static Optional<Instant> parsed(String time) {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static boolean isIssue(JsonNode payload, JsonNode issue) {
        String type = issue.path("type").asText("Issue");
        return switch (payload.path("object_kind").asText("")) {
            case "issue", "work_item" -> type.equalsIgnoreCase("issue");
            default -> false;
        };
    }

    private static boolean changes(JsonNode changes) {
        return !changes.isObject() || CHANGES.stream().anyMatch(changes::has);
    }

    /**
     * Times of events are whole seconds in older versions: so what changed tells them apart too.
     */
    private static String key(JsonNode payload, JsonNode issue, String action) {
        String project =
                issue.path("project_id").asText(payload.path("project").path("id").asText(""));
        return Sha256.hex(
                String.join(
                        "\n",
                        project,
                        issue.path("iid").asText(""),
                        action,
                        issue.path("updated_at").asText(""),
                        payload.path("changes").toString()));
    }
}
