package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Request;
import dev.tokenward.gitlab.IssueLabel;
import java.util.Optional;

/** Which label says where a request stands now. */
final class IssueLabels {
    private IssueLabels() {}

    static IssueLabel of(Request r, Optional<Credential> credential) {
        return switch (r.state()) {
            case AWAITING_MANAGER -> IssueLabel.AWAITING_MANAGER;
            case AWAITING_SUPPORT_OPS -> IssueLabel.AWAITING_SUPPORT_OPS;
            case APPROVED, ISSUING -> IssueLabel.APPROVED;
            case ISSUED -> credential.map(IssueLabels::of).orElse(IssueLabel.ISSUED);
            case ISSUE_FAILED -> IssueLabel.ISSUE_FAILED;
            case DENIED -> IssueLabel.DENIED;
            case WITHDRAWN -> IssueLabel.WITHDRAWN;
            case LAPSED -> IssueLabel.LAPSED;
        };
    }

    private static IssueLabel of(Credential c) {
        if (c.status() == CredentialStatus.FORGOTTEN) {
            return IssueLabel.GIVEN_UP;
        }
        return c.status().mayExist() ? IssueLabel.ISSUED : IssueLabel.ENDED;
    }
}
