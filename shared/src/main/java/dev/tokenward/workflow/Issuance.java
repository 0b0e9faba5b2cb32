package dev.tokenward.workflow;

/** Makes what was approved: create, probe, hand over, or undo. */
public final class Issuance {
    /** Takes a request as far as it goes now. Never throws for a business failure. */
    public void issue(String requestId) {
        throw new UnsupportedOperationException("soon");
    }
}
