package dev.tokenward.sandbox.simulators.gitlab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project {@code acme/access-requests} and a hundred open issues, spread over its authors. */
final class Beginning {
    static final String SERVICE = "tokenward";

    private static final long FIRST_USER = 101;
    private static final long FIRST_ISSUE = 3_000_000_000L;
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T08:00:00Z");

    /** Author by the last issue of each, in order. */
    private static final List<Map.Entry<Integer, String>> AUTHORS =
            List.of(
                    Map.entry(60, "riley"),
                    Map.entry(80, "morgan"),
                    Map.entry(90, "quinn"),
                    Map.entry(95, "sasha"),
                    Map.entry(98, "devon"),
                    Map.entry(100, "avery"));

    private Beginning() {}

    static GitLabState state() {
        List<User> users = new ArrayList<>();
        add(users, "riley", "Riley Doe");
        add(users, "morgan", "Morgan Lee");
        add(users, "sasha", "Sasha Kim");
        add(users, "devon", "Devon Cruz");
        add(users, "quinn", "Quinn Park");
        add(users, "avery", "Avery Stone");
        users.add(
                new User(
                        FIRST_USER + users.size(),
                        SERVICE,
                        "Tokenward",
                        "tokenward-service@example.com",
                        "",
                        true,
                        false));
        List<Issue> issues = new ArrayList<>();
        for (int iid = 1; iid <= 100; iid++) {
            issues.add(issue(iid, author(users, iid)));
        }
        return new GitLabState(
                FIRST_ISSUE + 1_000,
                List.copyOf(users),
                List.of(
                        new Project(7, "acme/access-requests", List.of(), 100),
                        new Project(8, "acme/other", List.of(), 0)),
                List.copyOf(issues),
                List.of());
    }

    private static void add(List<User> users, String username, String name) {
        users.add(
                new User(
                        FIRST_USER + users.size(),
                        username,
                        name,
                        username + "@example.com",
                        "",
                        true,
                        false));
    }

    private static User author(List<User> users, int iid) {
        String username =
                AUTHORS.stream()
                        .filter(e -> iid <= e.getKey())
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        return users.stream().filter(u -> u.username().equals(username)).findFirst().orElseThrow();
    }

    private static Issue issue(int iid, User author) {
        return new Issue(
                FIRST_ISSUE + iid,
                7,
                iid,
                "Zendesk API access " + iid,
                Optional.of("Access to the Zendesk API for " + author.name() + "."),
                true,
                author.id(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LONG_AGO,
                LONG_AGO);
    }
}
