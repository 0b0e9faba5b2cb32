package dev.tokenward.sandbox.app;

import dev.tokenward.domain.GroupNames;
import java.util.List;
import java.util.Optional;

/**
 * Somebody of the sandbox's directory, which is what a company's directory would hold.
 *
 * @param manager address of the manager
 */
public record SandboxPerson(
        String email, String name, Optional<String> manager, List<String> groups) {
    public SandboxPerson {
        groups = List.copyOf(groups);
    }

    /** The user name in GitLab. */
    public String username() {
        return email.substring(0, email.indexOf('@'));
    }

    /** The six people, by the names that the simulators know them by. */
    public static List<SandboxPerson> all(GroupNames groups) {
        String supportOps = groups.supportOps();
        String managers = groups.supportOpsManagers();
        String auditors = groups.auditors();
        return List.of(
                person("riley", "Riley Doe", "morgan", List.of()),
                person("morgan", "Morgan Lee", "", List.of()),
                person("sasha", "Sasha Kim", "", List.of(supportOps, managers)),
                person("devon", "Devon Cruz", "sasha", List.of(supportOps, managers)),
                person("quinn", "Quinn Park", "sasha", List.of(supportOps)),
                person("avery", "Avery Stone", "morgan", List.of(auditors)));
    }

    private static SandboxPerson person(
            String user, String name, String manager, List<String> groups) {
        return new SandboxPerson(
                user + "@example.com",
                name,
                manager.isEmpty() ? Optional.empty() : Optional.of(manager + "@example.com"),
                groups);
    }
}
