package dev.tokenward.advice;

/** How a call is covered by scopes. */
public sealed interface Coverage {
    /**
     * By the scopes of a resource.
     *
     * @param known how it is known
     */
    record Resource(String name, Known known) implements Coverage {}

    /** By plain {@code read} or {@code write} only: there is no scope for it. */
    record Broad() implements Coverage {}

    /** By plain {@code read} or {@code write}; whether by less is not known. */
    record Unknown() implements Coverage {}

    /** It needs no scope at all. */
    record None() implements Coverage {}

    /** Another API, whose keys have nothing to do with these scopes. */
    record Outside() implements Coverage {}

    /** Zendesk says which resources have scopes, but not which call belongs to which. */
    enum Known {
        /** The call is on the very resource that the scope is named after. */
        NAMED,
        /** Somebody made the call with this scope, or was refused without it. */
        OBSERVED,
        /** It belongs to that resource by its address. */
        INFERRED
    }
}
