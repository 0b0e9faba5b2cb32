package dev.tokenward.runtime;

import org.crac.Core;
import org.crac.Resource;

/** Whether AWS takes a snapshot of this process and starts others from it (SnapStart). */
public final class Snapshot {
    private Snapshot() {}

    /**
     * Has a function told before the snapshot is taken, where one is taken. Nothing is loaded for
     * it elsewhere.
     */
    public static void announce(Resource function) {
        if (isAhead()) {
            Core.getGlobalContext().register(function);
        }
    }

    /** Whether this process is to be kept; a copy of it sees the same word, so ask at the start. */
    static boolean isAhead() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }
}
