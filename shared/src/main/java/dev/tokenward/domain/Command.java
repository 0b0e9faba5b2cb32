package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked of a request. */
public sealed interface Command {
    /**
     * An approver's word.
     *
     * @param ifVersion the version they looked at
     * @param guidance what fits instead, should they deny it
     */
    record Decide(
            Actor actor,
            Verdict verdict,
            Optional<String> reason,
            Optional<Long> ifVersion,
            Optional<String> guidance)
            implements Command {}

    record Withdraw(Actor actor) implements Command {}

    /**
     * GitLab confirmed the issue; now people are asked.
     *
     * @param issueId GitLab's number of it over all projects
     */
    record IssueConfirmed(Optional<Long> issueId) implements Command {}

    /** GitLab says that the issue does not carry this request. */
    record IssueRejected(List<Fault> faults) implements Command {}

    /** The directory changed: ask whoever may decide now. */
    record Reroute() implements Command {}

    /** Time is over: of a waiting request, or of one that was not issued before its end. */
    record Lapse() implements Command {}

    /** Nobody has decided for days: those who may are reminded, or the next level is told. */
    record Nudge() implements Command {}

    /** An invocation takes the right to issue. */
    record Claim(String attempt, Duration lease, String credentialId) implements Command {}

    /** The holder of the lease puts issuance off. */
    record Defer(String attempt, String reason, Instant until) implements Command {}

    /** The holder of the lease handed the credential over. */
    record Issued(String attempt) implements Command {}

    /** The holder of the lease gives up for good. */
    record Fail(String attempt, String reason) implements Command {}

    /**
     * What was approved does not hold any more: the approvers decide anew.
     *
     * @param attempt of the holder of the lease; empty where nobody issues it and its approvals are
     *     void
     */
    record SendBack(Optional<String> attempt, String reason) implements Command {}

    /** The holder of the lease met a withdrawal before the hand-over and undid what it had made. */
    record WithdrawnInTime(String attempt) implements Command {}

    /**
     * Its holder lost the value: the credential is deleted, then made anew under the same request.
     */
    record Reissue(Actor actor) implements Command {}

    /** What is made anew is seen to be deleted: its place is free. */
    record ReissueReady() implements Command {}

    /** A Support Ops manager orders another try after a failure. */
    record Retry(Actor actor) implements Command {}

    /** What became of the issue that the content was read from. */
    sealed interface FromIssue extends Command {}

    /**
     * Its text says something else now.
     *
     * @param text hash of the text that was read
     * @param asOf when the issue had last changed by then
     * @param read what was read, for people
     * @param guidance what fits instead, should it need no administrator
     */
    record Edit(
            Content content,
            String text,
            Optional<Instant> asOf,
            Optional<String> read,
            String guidance)
            implements FromIssue {}

    /**
     * Its text was changed without another meaning, so approvals stand.
     *
     * @param text hash of the text that was read
     * @param asOf when the issue had last changed by then
     */
    record Reworded(String text, Optional<Instant> asOf) implements FromIssue {}

    /**
     * Its text asks for nothing that can be granted any more.
     *
     * @param text hash of the text that was read
     * @param asOf when the issue had last changed by then
     * @param read what was read, for people
     */
    record EditRejected(
            List<Fault> faults, String text, Optional<Instant> asOf, Optional<String> read)
            implements FromIssue {}

    /**
     * Somebody closed it.
     *
     * @param username in GitLab; said, never acted on
     */
    record ClosedByHand(String username) implements FromIssue {}
}
