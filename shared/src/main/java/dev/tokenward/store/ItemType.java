package dev.tokenward.store;

/**
 * What an item is; its name stands in the item. A name never changes its meaning, and each has
 * items of every shape among the tests (docs/decisions/shapes.md).
 */
enum ItemType {
    REQUEST,
    CREDENTIAL,
    OUTBOX,
    /** Something only one may have at a time. */
    PLACE,
    /** What only one invocation may have at a time. */
    LEASE,
    /** What was answered under an idempotency key. */
    REMEMBER,
    /** A part of the listing that exists. */
    MONTH,
    /** A row of the directory. */
    PERSON,
    /** Which generation of the directory is the present one. */
    POINTER,
    AUDIT,
    AUDIT_HEAD,
    AUDIT_SUBJECT,
    /** A run of the sweep. */
    SWEEP,
    /** The run that goes on now, as far as it is. */
    SWEEP_UNDER_WAY,
    /** What one run of the sweep leaves to the next. */
    SWEEP_BOOK,
    /** What stands in Zendesk. */
    FOUND,
    /** How much of Zendesk the daily sweep saw. */
    SURVEY,
    /** What the comparison with Zendesk has seen so far. */
    SIGHTINGS,
    SEAL,
    SEAL_LAST
}
