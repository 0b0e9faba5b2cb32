package dev.tokenward.advice;

/** The least role that may make a call, whatever its scopes. */
public enum Needs {
    /** Somebody without a seat, at least for what is theirs. */
    END_USER,
    /** A member of staff; the role may have to allow it. */
    AGENT,
    ADMIN,
    /** Not known, or it depends on the plan. */
    UNKNOWN
}
