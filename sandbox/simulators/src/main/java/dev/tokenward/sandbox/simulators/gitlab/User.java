package dev.tokenward.sandbox.simulators.gitlab;

/**
 * A user.
 *
 * @param publicEmail whatever its owner set: proves nothing; empty where unset
 * @param confirmed whether the e-mail was confirmed
 */
public record User(
        long id,
        String username,
        String name,
        String email,
        String publicEmail,
        boolean confirmed,
        boolean blocked) {
    User withPublicEmail(String next) {
        return new User(id, username, name, email, next, confirmed, blocked);
    }

    User withConfirmed(boolean next) {
        return new User(id, username, name, email, publicEmail, next, blocked);
    }

    User withBlocked(boolean next) {
        return new User(id, username, name, email, publicEmail, confirmed, next);
    }
}
