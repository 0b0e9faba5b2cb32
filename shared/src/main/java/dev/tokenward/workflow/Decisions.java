package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Verdict;
import java.util.Optional;

/** Approving, denying, and trying a failed issuance again. */
public final class Decisions {
    /**
     * Records a decision of whoever's turn it is.
     *
     * @param ifVersion the version that the caller looked at; another one is {@code Refusal.Stale}
     */
    public Result<Request> decide(
            Actor actor,
            String requestId,
            Verdict verdict,
            Optional<String> reason,
            Optional<Long> ifVersion) {
        throw new UnsupportedOperationException("soon");
    }

    /** From ISSUE_FAILED back to APPROVED, by a Support Ops manager. */
    public Result<Request> retry(Actor actor, String requestId) {
        throw new UnsupportedOperationException("soon");
    }
}
