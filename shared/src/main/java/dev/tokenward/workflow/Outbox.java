package dev.tokenward.workflow;

/** Sends what the outbox holds. */
public final class Outbox {
    /** Sends one row, if it is still to be sent. Failures are recorded and tried again later. */
    public void deliver(String key) {
        throw new UnsupportedOperationException("soon");
    }
}
