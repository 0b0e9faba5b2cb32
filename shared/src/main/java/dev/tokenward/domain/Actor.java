package dev.tokenward.domain;

import java.util.Set;

/**
 * Who acts: always a verified identity, never a field of a payload.
 *
 * @param roles what the channel's own source of groups allows this person
 */
public record Actor(Email email, String name, Set<Role> roles, Channel channel) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the actor belongs to Support Ops, as a member or as a manager. */
    public boolean inSupportOps() {
        return is(Role.SUPPORT_OPS) || is(Role.SUPPORT_OPS_MANAGER);
    }
}
