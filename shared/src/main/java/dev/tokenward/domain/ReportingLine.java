package dev.tokenward.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A person of the directory, and whom they report to.
 *
 * @param managers the person's manager, the manager's manager and so on, nearest first, without
 *     repetition; empty if the directory knows none
 */
public record ReportingLine(Person person, List<Person> managers) {
    /** Longest line that is followed: one level up is all that a decision needs. */
    private static final int LEVELS = 4;

    public ReportingLine {
        managers = List.copyOf(managers);
    }

    /** Follows the line upwards. */
    public static ReportingLine of(Person person, Function<Email, Optional<Person>> directory) {
        List<Person> managers = new ArrayList<>();
        Optional<Email> up = person.manager();
        while (up.isPresent() && managers.size() < LEVELS) {
            Email next = up.get();
            Optional<Person> manager =
                    managers.stream().anyMatch(m -> m.email().equals(next))
                            ? Optional.empty()
                            : directory.apply(next);
            manager.ifPresent(managers::add);
            up = manager.flatMap(Person::manager);
        }
        return new ReportingLine(person, managers);
    }
}
