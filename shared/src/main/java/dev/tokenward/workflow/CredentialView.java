package dev.tokenward.workflow;

/** Whose credentials are listed. */
public enum CredentialView {
    MINE,
    ALL
}
