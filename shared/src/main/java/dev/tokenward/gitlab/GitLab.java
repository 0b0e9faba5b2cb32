package dev.tokenward.gitlab;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.net.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * GitLab, as far as the process needs it. Only ever connects to the configured base (hazard C26).
 */
public interface GitLab {
    /**
     * Reads an issue. One whose project was moved or renamed is {@link Answer.Refused} with the
     * code {@code moved} (case C40).
     */
    Answer<Issue> issue(IssueRef ref);

    /**
     * The open issues of a project that changed since then, the last changed first: those of them
     * that are wanted, of the newest 500.
     */
    Answer<List<Numbered>> recent(String project, Instant since, Predicate<Issue> wanted);

    /**
     * Comments, once: a comment that carries the marker already is not written again.
     *
     * @param marker unique per comment; hidden in the text, looked for before writing
     */
    Answer<Void> comment(IssueRef ref, String body, String marker);

    /**
     * Closes an issue, once: one that is closed already is done, and so is one that we closed after
     * the comment with this marker and that somebody opened again since.
     *
     * @param marker of the comment that tells why it is closed
     */
    Answer<Void> close(IssueRef ref, String marker);

    /** The markers of our own comments on an issue, newest first. */
    Answer<List<String>> markers(IssueRef ref);

    /** The confirmed address of a user, where our token may see it; empty where it may not. */
    Answer<Optional<Email>> confirmedEmail(long userId);

    /** The id of the user whose token is ours. */
    Answer<Long> ownId();

    /** Gives the issue this label of ours, and takes each other one of ours away. */
    Answer<Void> label(IssueRef ref, IssueLabel label);

    /** A GitLab user; names as GitLab spells them, compared without regard to case. */
    record User(long id, String username) {}

    /** An issue of a list, with its number within the project. */
    record Numbered(long number, Issue issue) {}

    /**
     * An issue.
     *
     * @param id its number over all projects, which a renamed project leaves as it is; empty where
     *     GitLab does not say it
     * @param movedTo the id of the issue that it became in another project: this one looks closed
     *     then, yet nobody closed it (case C40)
     * @param description as it was written; empty text where there is none
     * @param closedBy who closed it, where GitLab says so
     * @param closedAt when it was closed
     * @param updatedAt when it last changed, as far as the copy goes that GitLab showed
     */
    record Issue(
            Optional<Long> id,
            Optional<Long> movedTo,
            boolean open,
            User author,
            List<String> assignees,
            String description,
            Optional<User> closedBy,
            Optional<Instant> closedAt,
            Optional<Instant> updatedAt) {
        public Issue {
            assignees = List.copyOf(assignees);
        }
    }
}
