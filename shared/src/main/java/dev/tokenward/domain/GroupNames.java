package dev.tokenward.domain;

import java.util.EnumSet;
import java.util.Set;

/** The names of the three groups, as the directory and the tokens spell them. Exact names only. */
public record GroupNames(String supportOps, String supportOpsManagers, String auditors) {
    /** The name that gives a role. */
    public String of(Role role) {
        return switch (role) {
            case SUPPORT_OPS -> supportOps;
            case SUPPORT_OPS_MANAGER -> supportOpsManagers;
            case AUDITOR -> auditors;
        };
    }

    /** What membership of these groups allows. */
    public Set<Role> roles(Set<String> groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (groups.contains(of(role))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
