package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Request;

/**
 * Comments on the access-request issue: each step of its request, never a value. The hidden marker
 * that keeps a comment from being written twice is the client's to add.
 */
public final class IssueNotes {
    private IssueNotes() {}

    /**
     * The comment for a notice to an issue.
     *
     * @throws IllegalStateException if the request or credential that the topic is about is missing
     * @throws IllegalArgumentException for a topic that no issue is told of
     */
    public static String of(Occasion o) {
        return switch (o.notice().topic()) {
            case DECISION_WANTED, STAGE_APPROVED, APPROVED, NO_APPROVER, ISSUE_DEFERRED ->
                    ProgressNotes.of(o);
            case DECISION_REMINDER, ESCALATED -> ProgressNotes.of(o);
            case DENIED -> denied(o);
            case WITHDRAWN -> withdrawn(o);
            case LAPSED -> lapsed(o);
            case ISSUE_FAILED -> failed(o);
            case SENT_BACK, EDITED -> ProgressNotes.of(o);
            case ISSUED, REMINDER, REVOKED, REVOKE_FAILED, GONE, FORGOTTEN -> CredentialNotes.of(o);
            case FORGETTING_ASKED,
                    DEACTIVATED,
                    REACTIVATED,
                    LEAVER_ASKED,
                    TRANSFERRED,
                    REDACT,
                    REISSUE_ORDERED,
                    WEEKLY_DIGEST,
                    FOUND_ASKED,
                    DELETION_PROPOSED,
                    SWEEP_REPORT,
                    AUDIT_SEALED,
                    SWEEP_ASKS,
                    OPERATOR_ALERT,
                    ISSUE_CHANGED,
                    HAND_BACK_ASKED,
                    HANDED_BACK,
                    SLACK_ACTION,
                    ACTION_REFUSED,
                    ACTION_DONE,
                    DECISION_SETTLED,
                    QUESTION_SETTLED ->
                    throw new IllegalArgumentException(
                            o.notice().topic() + " is not told on an issue");
        };
    }

    private static String denied(Occasion o) {
        String by =
                o.denial()
                        .map(d ->
                                " by "
                                        + Markdown.inline(d.byName())
                                        + ", "
                                        + When.at(d.at(), o.policy()))
                        .orElse(" by the rules of the process");
        Note note = new Note().say("**Denied**" + by + ".");
        Reasons.ofDenial(o).forEach(reason -> note.quote("Reason", reason));
        o.param("read").ifPresent(read -> note.quote("Read from the description", read));
        o.theRequest().guidance().ifPresent(way -> note.quote("What fits instead", way));
        return closing(note, o)
                .next(
                        "no credential is issued on this request; a new issue, or this one reopened,"
                                + " is a new request",
                        requester(o) + ", if it is still needed");
    }

    private static String withdrawn(Occasion o) {
        Note note = new Note().say("**Withdrawn.** No credential is issued on this request.");
        o.reason().ifPresent(reason -> note.quote("Reason", reason));
        return closing(note, o)
                .next("a new need is a new request", requester(o) + ", if it is still needed");
    }

    private static String lapsed(Occasion o) {
        Note note = new Note().say("**Lapsed.** The request was not decided in time.");
        o.reason().ifPresent(reason -> note.quote("Details", reason));
        return closing(note, o)
                .next(
                        "no credential is issued on this request; a new one starts again",
                        requester(o) + ", if it is still needed");
    }

    private static String failed(Occasion o) {
        Note note =
                new Note()
                        .say(
                                "**Issuance failed.** The request is approved, but no credential could"
                                        + " be issued; what had been made was taken back.");
        o.reason().ifPresent(reason -> note.quote("What went wrong", reason));
        return closing(note, o)
                .next(
                        "after the cause is mended it can be tried again; all checks are made anew",
                        "a Support Ops manager");
    }

    /** Says so where the issue is closed along with the comment. */
    static Note closing(Note note, Occasion o) {
        return o.closesIssue() ? note.say("This issue is closed with this comment.") : note;
    }

    static String requester(Occasion o) {
        return o.request()
                .map(Request::requesterName)
                .or(() -> o.credential().map(Credential::holderName))
                .map(Markdown::inline)
                .orElse("the requester");
    }
}
