package dev.tokenward.sandbox.simulators.gitlab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue.
 *
 * @param id over all projects
 * @param iid within its project
 * @param movedTo the id of the issue that it became in another project
 */
public record Issue(
        long id,
        long projectId,
        long iid,
        String title,
        Optional<String> description,
        boolean open,
        long authorId,
        List<Long> assignees,
        List<String> labels,
        boolean confidential,
        Optional<Long> movedTo,
        Optional<Long> closedBy,
        Optional<Instant> closedAt,
        Instant createdAt,
        Instant updatedAt) {
    Issue closed(long by, Instant now) {
        return copy(
                title,
                description,
                false,
                assignees,
                labels,
                confidential,
                movedTo,
                Optional.of(by),
                Optional.of(now),
                now);
    }

    Issue reopened(Instant now) {
        return copy(
                title,
                description,
                true,
                assignees,
                labels,
                confidential,
                movedTo,
                Optional.empty(),
                Optional.empty(),
                now);
    }

    Issue moved(long to, long by, Instant now) {
        return copy(
                title,
                description,
                false,
                assignees,
                labels,
                confidential,
                Optional.of(to),
                Optional.of(by),
                Optional.of(now),
                now);
    }

    Issue withTitle(String next, Instant now) {
        return copy(
                next,
                description,
                open,
                assignees,
                labels,
                confidential,
                movedTo,
                closedBy,
                closedAt,
                now);
    }

    Issue withDescription(Optional<String> next, Instant now) {
        return copy(
                title,
                next,
                open,
                assignees,
                labels,
                confidential,
                movedTo,
                closedBy,
                closedAt,
                now);
    }

    Issue withAssignees(List<Long> next, Instant now) {
        return copy(
                title,
                description,
                open,
                next,
                labels,
                confidential,
                movedTo,
                closedBy,
                closedAt,
                now);
    }

    Issue withLabels(List<String> next, Instant now) {
        return copy(
                title,
                description,
                open,
                assignees,
                next,
                confidential,
                movedTo,
                closedBy,
                closedAt,
                now);
    }

    Issue withConfidential(boolean next, Instant now) {
        return copy(
                title,
                description,
                open,
                assignees,
                labels,
                next,
                movedTo,
                closedBy,
                closedAt,
                now);
    }

    private Issue copy(
            String nextTitle,
            Optional<String> nextDescription,
            boolean nextOpen,
            List<Long> nextAssignees,
            List<String> nextLabels,
            boolean nextConfidential,
            Optional<Long> nextMovedTo,
            Optional<Long> nextClosedBy,
            Optional<Instant> nextClosedAt,
            Instant now) {
        return new Issue(
                id,
                projectId,
                iid,
                nextTitle,
                nextDescription,
                nextOpen,
                authorId,
                nextAssignees,
                nextLabels,
                nextConfidential,
                nextMovedTo,
                nextClosedBy,
                nextClosedAt,
                createdAt,
                now);
    }
}
