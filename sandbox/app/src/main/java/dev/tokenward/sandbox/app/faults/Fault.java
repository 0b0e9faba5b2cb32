package dev.tokenward.sandbox.app.faults;

/** What a call to the outside can meet. */
enum Fault {
    /** The process ends before the call is sent; the event that it worked on comes again. */
    DIES_BEFORE("the process dies before", true, false),
    /** The call was carried out, and the process ends before it sees the answer. */
    DIES_AFTER("the process dies after", true, true),
    /** The same, and nothing brings the event again: only the sweep can find what is left. */
    DIES_BEFORE_UNNOTICED("the process dies before, the event is lost", true, false),
    DIES_AFTER_UNNOTICED("the process dies after, the event is lost", true, true),
    LOST_BEFORE("no answer, not carried out", false, false),
    LOST_AFTER("no answer, carried out", false, true),
    TOO_MANY("429", false, false),
    UNAVAILABLE_AFTER("503, carried out", false, true),
    CONFLICT("409", false, false),
    REFUSED("a refusal (4xx)", false, false),
    GARBAGE("garbage, carried out", false, true),
    HTML("a page of HTML", false, false);

    final String text;
    final boolean dies;
    final boolean carriedOut;

    Fault(String text, boolean dies, boolean carriedOut) {
        this.text = text;
        this.dies = dies;
        this.carriedOut = carriedOut;
    }

    boolean losesEvent() {
        return this == DIES_BEFORE_UNNOTICED || this == DIES_AFTER_UNNOTICED;
    }

    /** Whether another fault is the same but that nothing was carried out. */
    boolean isLikeBefore() {
        return this == DIES_AFTER || this == DIES_AFTER_UNNOTICED || this == LOST_AFTER;
    }
}
