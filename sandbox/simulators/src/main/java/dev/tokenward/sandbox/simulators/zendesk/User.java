package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Instant;

/** A user; {@code active} false means deleted. */
public record User(
        long id,
        String email,
        String name,
        Role role,
        boolean active,
        boolean suspended,
        boolean verified,
        Instant createdAt) {
    /** What a user may do, least first. */
    public enum Role {
        END_USER("end-user"),
        AGENT("agent"),
        ADMIN("admin");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean atLeast(Role other) {
            return compareTo(other) >= 0;
        }
    }

    User withRole(Role next) {
        return new User(id, email, name, next, active, suspended, verified, createdAt);
    }

    User withActive(boolean next) {
        return new User(id, email, name, role, next, suspended, verified, createdAt);
    }

    User withSuspended(boolean next) {
        return new User(id, email, name, role, active, next, verified, createdAt);
    }

    User withVerified(boolean next) {
        return new User(id, email, name, role, active, suspended, next, createdAt);
    }

    /** Only verified users may call the API; a suspended or deleted one may do nothing. */
    boolean mayCall() {
        return active && !suspended && verified;
    }
}
