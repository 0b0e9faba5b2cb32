package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Request;
import dev.tokenward.store.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts what one run does. */
final class SweepTally {
    private final String mode;
    private final Instant startedAt;
    private final List<String> needsPerson = new ArrayList<>();
    private int lapsed;
    private int reminded;
    private int revoked;
    private int revokeFailed;
    private int resumed;
    private int redactionsOrdered;
    private int drained;
    private boolean complete = true;

    SweepTally(String mode, Instant startedAt) {
        this.mode = mode;
        this.startedAt = startedAt;
    }

    void lapsed() {
        lapsed++;
    }

    void reminded() {
        reminded++;
    }

    void resumed() {
        resumed++;
    }

    void redactionOrdered() {
        redactionsOrdered++;
    }

    void drained() {
        drained++;
    }

    int revocations() {
        return revoked + revokeFailed;
    }

    void revocation(Credential c) {
        if (c.status() == CredentialStatus.REVOKED) {
            revoked++;
        } else if (c.status() == CredentialStatus.REVOKE_FAILED) {
            revokeFailed++;
            needsPerson.add(
                    "The credential \""
                            + c.name()
                            + "\" could not be deleted: "
                            + c.revocation().flatMap(Credential.Revocation::failure).orElse("?"));
        }
    }

    /** The run stops deleting: that many at once is for a person to look at. */
    void capped(int most) {
        if (complete) {
            needsPerson.add(
                    "More than "
                            + most
                            + " credentials were to be deleted in one run. The rest waits for the next"
                            + " run; SWEEP_MAX_REVOCATIONS sets the number.");
        }
        complete = false;
    }

    void failed(Due due, RuntimeException e) {
        complete = false;
        needsPerson.add(
                "Something due could not be worked on ("
                        + due
                        + "): "
                        + e.getClass().getSimpleName()
                        + ". The function's log has the reason; the next run tries again.");
    }

    void needsAttention(Request r) {
        needsPerson.add(
                "Request " + r.id() + " of " + r.requester() + ": " + r.attention().orElseThrow());
    }

    SweepReport report(Instant endedAt) {
        return new SweepReport(
                mode,
                startedAt,
                endedAt,
                lapsed,
                reminded,
                revoked,
                revokeFailed,
                resumed,
                redactionsOrdered,
                drained,
                needsPerson,
                complete);
    }
}
