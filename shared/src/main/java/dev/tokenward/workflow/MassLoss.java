package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import java.util.List;

/**
 * More than half of many credentials missing at once is more likely a wrong view (another account,
 * a lost table, an outage) than that many deletions: nothing is done about them (hazard E15).
 */
final class MassLoss {
    /** So many may be missing whatever their share: small accounts are emptied by hand. */
    private static final int FEW = 10;

    private MassLoss() {}

    /** Whether so many of all look like a wrong view. */
    static boolean isSuspicious(long missing, long all) {
        return missing > FEW && missing * 2 > all;
    }

    static List<Drift> without(List<Drift> drifts, List<Credential> records, SweepRun run) {
        List<Drift> left = drifts;
        for (Kind kind : Kind.values()) {
            long missing = drifts.stream().filter(d -> isMissing(d, kind)).count();
            long all = records.stream().filter(c -> c.kind() == kind).count();
            if (isSuspicious(missing, all)) {
                left = left.stream().filter(d -> !isMissing(d, kind)).toList();
                run.leftOver("credentials that are missing all at once");
                run.matter(
                        new Matter(
                                "mass-loss:" + kind,
                                Matter.Urgency.NOW,
                                missing
                                        + " of "
                                        + all
                                        + " recorded credentials ("
                                        + kind
                                        + ") are not in Zendesk's list. So many at once look like a"
                                        + " wrong view of Zendesk, not like deletions: nothing was"
                                        + " changed.",
                                "Support Ops managers and the operator of Tokenward: look in Admin"
                                        + " Center whether they are there"));
            }
        }
        return left;
    }

    private static boolean isMissing(Drift drift, Kind kind) {
        return drift instanceof Drift.Missing missing && missing.kind() == kind;
    }
}
