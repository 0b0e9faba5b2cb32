package dev.tokenward.sandbox.app.faults;

/** The end of a process. An error: nothing in the product may catch it and go on. */
final class ProcessDied extends Error {
    private static final long serialVersionUID = 1;

    ProcessDied() {
        super("the process died", null, false, false);
    }
}
