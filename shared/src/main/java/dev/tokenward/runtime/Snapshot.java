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
        if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            Core.getGlobalContext().register(function);
        }
    }
}
