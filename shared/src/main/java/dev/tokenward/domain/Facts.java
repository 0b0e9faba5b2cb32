package dev.tokenward.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a transition needs to know of the world, looked up just before: the directory's present
 * word, never a remembered one (hazards E8 to E11).
 *
 * @param requester the requester's row, empty if the directory does not know them
 * @param managers the requester's manager, the manager's manager and so on, nearest first, without
 *     repetition; empty if none is known
 * @param supportOpsManagers everybody whom the directory names as such
 */
public record Facts(
        Policy policy,
        Optional<Person> requester,
        List<Person> managers,
        List<Person> supportOpsManagers) {
    public Facts {
        managers = List.copyOf(managers);
        supportOpsManagers = List.copyOf(supportOpsManagers);
    }
}
