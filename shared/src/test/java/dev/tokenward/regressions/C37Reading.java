package dev.tokenward.regressions;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Roster;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read from a name of case C37, in the words of its tables. */
final class C37Reading {
    private static final IssueLinks LINKS =
            new IssueLinks(
                    URI.create("https://gitlab.example.com"),
                    List.of("acme/team-ops/access-requests"));
    private static final Roster ROSTER =
            new Roster(
                    List.of(
                            person("riley", "Riley Doe", Set.of()),
                            person("quinn", "Quinn Park", Set.of(Role.SUPPORT_OPS))));

    private C37Reading() {}

    private static Person person(String name, String whole, Set<Role> roles) {
        return new Person(
                new Email(name + "@example.com"),
                whole,
                Optional.empty(),
                Set.of(),
                roles,
                Optional.of(name));
    }

    static Naming of(Optional<String> name) {
        return Naming.of(name, LINKS, ROSTER);
    }

    /** As the tables have it. */
    static String said(Naming n) {
        return Stream.of(
                        Optional.of(n.sort() + " " + n.format()),
                        n.person().map(p -> "of " + p),
                        n.issue().map(i -> "issue " + i.number()),
                        n.lastDay().map(d -> "until " + d),
                        n.fault().map(f -> "fault: " + f),
                        n.right().map(r -> "right: " + r))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }
}
