package dev.tokenward.sandbox.app.stream;

import java.util.List;

/** Where records come from, in order; each is given once. */
@FunctionalInterface
public interface RecordSource {
    /** The next records; empty if there are none yet. */
    List<StreamRecord> next();
}
