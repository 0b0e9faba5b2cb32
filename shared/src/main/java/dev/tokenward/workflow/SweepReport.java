package dev.tokenward.workflow;

import java.time.Instant;
import java.util.List;

/**
 * What a run did.
 *
 * @param needsPerson lines for Support Ops: what went wrong and who must act
 * @param complete whether everything that was due was looked at
 */
public record SweepReport(
        String mode,
        Instant startedAt,
        Instant endedAt,
        int lapsed,
        int reminded,
        int revoked,
        int revokeFailed,
        int resumed,
        int redactionsOrdered,
        int drained,
        List<String> needsPerson,
        boolean complete) {
    public SweepReport {
        needsPerson = List.copyOf(needsPerson);
    }
}
