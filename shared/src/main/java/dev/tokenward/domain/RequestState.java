package dev.tokenward.domain;

/** Where a request stands. */
public enum RequestState {
    AWAITING_MANAGER,
    AWAITING_SUPPORT_OPS,
    APPROVED,
    ISSUING,
    ISSUED,
    DENIED,
    WITHDRAWN,
    LAPSED,
    ISSUE_FAILED;

    /** Whether somebody's decision is awaited. */
    public boolean isWaiting() {
        return this == AWAITING_MANAGER || this == AWAITING_SUPPORT_OPS;
    }

    /** Whether nothing will happen to the request any more unless a person acts. */
    public boolean isClosed() {
        return switch (this) {
            case ISSUED, DENIED, WITHDRAWN, LAPSED -> true;
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED, ISSUING, ISSUE_FAILED -> false;
        };
    }
}
