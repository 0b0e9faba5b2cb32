package dev.tokenward.domain;

/**
 * For whom a credential is asked. It decides the name, the approvals and whether an issue is due.
 */
public enum Category {
    /** A team member outside the exceptions: needs an access-request issue and both approvals. */
    PERSON,
    /**
     * A script or automation of Support Operations: no issue, the Support Ops manager alone
     * decides.
     */
    TARGET,
    /** A member of Support Operations: no issue, the Support Ops manager alone decides. */
    SUPPORT_OPS;

    /** Whether this is one of the two exceptions, which only members of Support Ops may use. */
    public boolean isException() {
        return this != PERSON;
    }
}
