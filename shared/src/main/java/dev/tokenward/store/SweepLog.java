package dev.tokenward.store;

import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;

/** What runs of the sweep left: to the next run, and to people. */
public interface SweepLog {
    /** What the last run left to the next; {@link SweepBook#EMPTY} if there was none. */
    SweepBook book();

    /** Runs, the newest first. They are kept for 90 days. */
    Page<SweepRecord> runs(PageRequest page);
}
