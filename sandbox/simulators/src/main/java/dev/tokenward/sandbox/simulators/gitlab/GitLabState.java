package dev.tokenward.sandbox.simulators.gitlab;

import java.util.List;

/** Everything that outlives a restart. Tokens are not in it. */
public record GitLabState(
        long lastId,
        List<User> users,
        List<Project> projects,
        List<Issue> issues,
        List<Note> notes) {}
