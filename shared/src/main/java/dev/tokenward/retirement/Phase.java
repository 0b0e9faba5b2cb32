package dev.tokenward.retirement;

/** Where an API token stands on its way out, the most urgent first. */
public enum Phase {
    /** Switched off; it can be switched on again until a day that is told. */
    DEACTIVATED,
    /** Works, and Zendesk deactivates it soon unless somebody uses it. */
    GOING_IDLE,
    /** Works, and is used. */
    IN_USE,
    /** An OAuth client in its place is asked for, made, or used beside it. */
    BEING_REPLACED,
    /** Its OAuth client is used and it is not, for long or since it is off: it can go. */
    REPLACED,
    /** A person agreed to its deletion, or Zendesk deletes it: on a day that is told. */
    TO_BE_DELETED,
    /** Off, and it was not missed when its next use was due, or can never work again. */
    PROVEN_DEAD;

    /** Whether somebody still has something to do before the end of all tokens. */
    public boolean isLeft() {
        return switch (this) {
            // what is replaced works until somebody ends it
            case DEACTIVATED, GOING_IDLE, IN_USE, BEING_REPLACED, REPLACED -> true;
            case TO_BE_DELETED, PROVEN_DEAD -> false;
        };
    }
}
