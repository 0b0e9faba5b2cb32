package dev.tokenward.workflow;

import java.util.List;

/** Names of the counts that every report has. */
final class Counted {
    static final String LAPSED = "lapsed";
    static final String REMINDED = "reminded";
    static final String APPROVERS_REMINDED = "approversReminded";
    static final String ESCALATED = "escalated";
    static final String REVOKED = "revoked";
    static final String REVOKE_FAILED = "revokeFailed";
    static final String RESUMED = "resumed";
    static final String REDACTIONS_ORDERED = "redactionsOrdered";
    static final String DRAINED = "drained";
    static final String GONE = "gone";
    static final String DEACTIVATED = "deactivated";
    static final String REACTIVATED = "reactivated";
    static final String ISSUES_FOUND = "issuesFound";
    static final String FOUND = "found";
    static final String OWNERS_ASKED = "ownersAsked";
    static final String UNANSWERED = "ownersSilent";
    static final String SWITCHED_OFF = "switchedOff";
    static final String FOUND_DELETED = "foundDeleted";
    static final String DELETIONS_PROPOSED = "deletionsProposed";
    static final String LEAVERS = "leavers";
    static final String LEAVERS_ASKED = "leaversAsked";
    static final String LEAVERS_SWITCHED_OFF = "leaversSwitchedOff";
    static final String SWITCHED_ON = "switchedOn";
    static final String DIGESTS = "digests";
    static final String LEFTOVERS_DELETED = "leftoversDeleted";

    static final List<String> USUAL =
            List.of(LAPSED, REMINDED, REVOKED, REVOKE_FAILED, RESUMED, REDACTIONS_ORDERED, DRAINED);

    private Counted() {}
}
