package dev.tokenward.store;

import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import java.util.Optional;

/** What runs of the sweep left: to the next run, and to people. */
public interface SweepLog {
    /** What the last run left to the next; {@link SweepBook#EMPTY} if there was none. */
    SweepBook book();

    /** Runs, the newest first. They are kept for 90 days. */
    Page<SweepRecord> runs(PageRequest page);

    /** Shows a run while it is under way, as far as it is; in place of what was shown before. */
    void underWay(SweepRecord soFar);

    /** A run is not under way any more; another one's is left alone. */
    void over(String run);

    /** What was shown last and is not over; of a run that died, until another is shown. */
    Optional<SweepRecord> underWay();
}
