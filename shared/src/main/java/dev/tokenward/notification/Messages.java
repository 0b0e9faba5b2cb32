package dev.tokenward.notification;

import dev.tokenward.slack.Message;
import java.time.Instant;

/**
 * Slack messages. Each says what happened, what comes next and whose move it is; words of people in
 * it are escaped and bounded. No message made here holds a value of a credential.
 */
public final class Messages {
    private Messages() {}

    /**
     * The message for a notice to a person, a group or a channel.
     *
     * @throws IllegalStateException if the request or credential that the topic is about is missing
     */
    public static Message of(Occasion o) {
        return switch (o.notice().topic()) {
            case DECISION_WANTED -> DecisionTexts.wanted(o);
            case DECISION_REMINDER -> NudgeTexts.reminder(o);
            case ESCALATED -> NudgeTexts.escalated(o);
            case STAGE_APPROVED -> ProgressTexts.stageApproved(o);
            case APPROVED -> ProgressTexts.approved(o);
            case DENIED -> EndingTexts.denied(o);
            case WITHDRAWN -> EndingTexts.withdrawn(o);
            case LAPSED -> EndingTexts.lapsed(o);
            case ISSUED -> CredentialTexts.issued(o);
            case ISSUE_DEFERRED -> ProgressTexts.deferred(o);
            case ISSUE_FAILED -> EndingTexts.failed(o);
            case NO_APPROVER -> DecisionTexts.noApprover(o);
            case REMINDER -> CredentialTexts.reminder(o);
            case REVOKED -> CredentialTexts.revoked(o);
            case REVOKE_FAILED -> CredentialTexts.revokeFailed(o);
            case FORGETTING_ASKED -> DriftTexts.forgettingAsked(o);
            case FORGOTTEN -> DriftTexts.forgotten(o);
            case GONE -> DriftTexts.gone(o);
            case DEACTIVATED -> DriftTexts.deactivated(o);
            case REACTIVATED -> DriftTexts.reactivated(o);
            case LEAVER_ASKED -> LeaverTexts.asked(o);
            case TRANSFERRED -> LeaverTexts.transferred(o);
            case SENT_BACK -> ProgressTexts.sentBack(o);
            case REDACT ->
                    HandoverMessage.redacted(
                            o.theCredential(),
                            o.request(),
                            o.param("ts").orElse(""),
                            o.policy(),
                            o.now());
            case REISSUE_ORDERED -> FoundTexts.reissue(o);
            case WEEKLY_DIGEST -> FoundTexts.digest(o);
            case FOUND_ASKED -> FoundTexts.asked(o);
            case DELETION_PROPOSED -> RetirementTexts.proposed(o);
            case SWEEP_REPORT -> SweepTexts.report(o);
            case SWEEP_ASKS -> SweepTexts.asks(o);
            case AUDIT_SEALED -> OpsTexts.sealed(o);
            case OPERATOR_ALERT -> OpsTexts.alert(o);
            case ACTION_REFUSED -> ActionTexts.refused(o);
            case ACTION_DONE -> ActionTexts.done(o);
            case DECISION_SETTLED -> DecisionTexts.settled(o);
            case QUESTION_SETTLED -> QuestionTexts.settled(o);
            case EDITED -> IssueTexts.edited(o);
            case HAND_BACK_ASKED -> IssueTexts.handBackAsked(o);
            case HANDED_BACK -> CredentialTexts.handedBack(o);
            case ISSUE_CHANGED, SLACK_ACTION ->
                    throw new IllegalArgumentException(
                            o.notice().topic() + " is worked on, and not told");
        };
    }

    /** In the place of a message about a decision, where another one says how it stands. */
    public static Message askedAnew(Occasion o, Instant asked) {
        return DecisionTexts.askedAnew(o, asked);
    }
}
