package dev.tokenward.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entering a stage: who is asked, until when, and what is told where nobody can be. */
final class Asking {
    private Asking() {}

    /** Puts the draft into the stage; asks nobody while the issue is unchecked. */
    static Request enter(Request.Draft draft, Stage stage, Facts facts, Instant now) {
        Request unasked =
                draft.to(
                                stage == Stage.MANAGER
                                        ? RequestState.AWAITING_MANAGER
                                        : RequestState.AWAITING_SUPPORT_OPS,
                                now)
                        .next();
        // one version on in all: the look at who may decide needs the request as it will be
        Request.Draft asked = draft;
        asked.lapsesAt(facts.policy().lapseFrom(unasked.since(), unasked.endsAt()));
        if (!unasked.issueChecked()) {
            return asked.attention(Attention.ISSUE_UNCHECKED).next();
        }
        List<Email> approvers = Approvers.of(unasked, stage, facts);
        return asked.waitingFor(approvers)
                .attention(approvers.isEmpty() ? Attention.NO_APPROVER : null)
                .next();
    }

    /** Asks whoever is waited for, or says that nobody can be. */
    static RequestNews tell(RequestNews news, Request next) {
        if (next.attention().equals(Optional.of(Attention.ISSUE_UNCHECKED))) {
            return news;
        }
        if (next.waitingFor().isEmpty()) {
            return news.tell(
                            Notice.Topic.NO_APPROVER,
                            new Notice.Recipient.OpsChannel(),
                            java.util.Map.of())
                    .tellRequester(Notice.Topic.NO_APPROVER)
                    .comment(Notice.Topic.NO_APPROVER, false);
        }
        if (next.state() == RequestState.AWAITING_SUPPORT_OPS) {
            news.tell(
                    Notice.Topic.DECISION_WANTED,
                    new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                    java.util.Map.of());
        } else {
            for (Email approver : next.waitingFor()) {
                news.tell(
                        Notice.Topic.DECISION_WANTED,
                        new Notice.Recipient.To(approver),
                        java.util.Map.of());
            }
        }
        return news;
    }
}
