package dev.tokenward.store;

import java.time.Instant;

/** What only one invocation may have at a time, and loses by itself when it dies. */
public interface Leases {
    /**
     * Takes a lease, or prolongs one's own. Its own write, met again after a lost answer, is no
     * other owner (case C16).
     *
     * @param name what is leased, for example {@code sweep}
     * @param owner unique to an invocation
     * @param now another owner's lease that ended by then is free
     * @return false while another owner has it
     */
    boolean take(String name, String owner, Instant now, Instant until);

    /** Gives a lease back; another owner's is left alone. */
    void release(String name, String owner);
}
