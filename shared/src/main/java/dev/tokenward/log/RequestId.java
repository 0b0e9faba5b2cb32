package dev.tokenward.log;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** The id of the invocation, which every event of the log bears that is written meanwhile. */
public final class RequestId {
    private static final String NAME = "requestId";

    private RequestId() {}

    /**
     * Carries work out, in this thread.
     *
     * @param id Lambda's own, which its events of start and end bear too
     */
    public static void during(String id, Runnable work) {
        MDC.put(NAME, id);
        try {
            work.run();
        } finally {
            MDC.remove(NAME);
        }
    }

    /** The same, of work that has a result. */
    public static <T> T during(String id, Supplier<T> work) {
        MDC.put(NAME, id);
        try {
            return work.get();
        } finally {
            MDC.remove(NAME);
        }
    }
}
