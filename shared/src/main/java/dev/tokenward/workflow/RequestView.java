package dev.tokenward.workflow;

/** Whose requests are listed. */
public enum RequestView {
    MINE,
    INBOX,
    ALL
}
