package dev.tokenward.domain;

import java.util.Optional;
import java.util.Set;

/**
 * A row of the directory.
 *
 * @param roles what the directory's groups allow; on the API the token's groups decide instead
 */
public record Person(
        Email email,
        String name,
        Optional<Email> manager,
        Set<String> groups,
        Set<Role> roles,
        Optional<String> gitlabUsername) {
    public Person {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
