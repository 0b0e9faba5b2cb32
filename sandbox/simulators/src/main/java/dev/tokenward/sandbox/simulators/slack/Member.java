package dev.tokenward.sandbox.simulators.slack;

/** An account that the workspace knows. */
public record Member(String id, String email, String name, Kind kind, boolean deleted) {
    /** What sort of account. */
    public enum Kind {
        FULL,
        MULTI_CHANNEL_GUEST,
        SINGLE_CHANNEL_GUEST,
        BOT,
        /** Of another workspace, met in a shared channel. */
        STRANGER
    }

    Member withKind(Kind next) {
        return new Member(id, email, name, next, deleted);
    }

    Member withDeleted(boolean next) {
        return new Member(id, email, name, kind, next);
    }

    Member withEmail(String next) {
        return new Member(id, next, name, kind, deleted);
    }
}
