package dev.tokenward.domain;

/** The two kinds of credential that Zendesk knows and Tokenward issues. */
public enum Kind {
    /**
     * A confidential OAuth client limited to the approved scopes; its holder mints tokens with it.
     */
    OAUTH_CLIENT,
    /** A token as powerful as an administrator. Zendesk closed its creation on 2026-10-27. */
    API_TOKEN
}
