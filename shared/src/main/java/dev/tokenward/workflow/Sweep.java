package dev.tokenward.workflow;

/** The scheduled work. */
public final class Sweep {
    /** Everything: what cannot wait, then lapses and reminders, then the report. */
    public SweepReport daily() {
        throw new UnsupportedOperationException("soon");
    }

    /** What cannot wait: redact, resume, drain, revoke what is due. */
    public SweepReport tick() {
        throw new UnsupportedOperationException("soon");
    }
}
