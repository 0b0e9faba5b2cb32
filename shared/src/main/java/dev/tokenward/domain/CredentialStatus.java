package dev.tokenward.domain;

/** Where a credential stands. */
public enum CredentialStatus {
    /** Intended or made, not yet handed over. */
    PENDING,
    ACTIVE,
    /** Cannot authenticate at present, but still exists. */
    DEACTIVATED,
    /** Being taken out of Zendesk. */
    REVOKING,
    REVOKED,
    /** Could not be taken out; kept, tried again daily, alarmed. */
    REVOKE_FAILED,
    /** Given up by two people, with a note. */
    FORGOTTEN,
    /** Missing in Zendesk in two complete lists. */
    GONE;

    /** Whether its end is ordered and not yet seen to be carried out. */
    public boolean isEnding() {
        return this == REVOKING || this == REVOKE_FAILED;
    }

    /** Whether the credential may still exist in Zendesk. */
    public boolean mayExist() {
        return switch (this) {
            case PENDING, ACTIVE, DEACTIVATED, REVOKING, REVOKE_FAILED -> true;
            case REVOKED, FORGOTTEN, GONE -> false;
        };
    }
}
