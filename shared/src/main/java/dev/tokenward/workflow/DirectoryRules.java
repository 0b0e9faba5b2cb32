package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Person;
import dev.tokenward.workflow.People.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a new directory must leave possible: somebody decides, the caller stays in it unchanged, and
 * a file cut short is not taken for a company that shrank (case C19).
 */
final class DirectoryRules {
    private final GroupNames groups;
    private final int maxRemovedPercent;

    DirectoryRules(GroupNames groups, int maxRemovedPercent) {
        this.groups = groups;
        this.maxRemovedPercent = maxRemovedPercent;
    }

    List<Fault> check(
            Actor actor, Map<Email, Person> before, List<Row> rows, boolean confirmRemovals) {
        List<Fault> faults = new ArrayList<>();
        if (rows.stream().noneMatch(r -> r.groups().contains(groups.supportOpsManagers()))) {
            faults.add(
                    new Fault(
                            "groups",
                            "Nobody in this file is in the group "
                                    + groups.supportOpsManagers()
                                    + ": nobody could decide a request afterwards."));
        }
        // the first file is exempt: somebody has to write the first rows
        if (!before.isEmpty()) {
            ownRow(actor, before, rows, faults);
            removals(before, rows, confirmRemovals, faults);
        }
        return faults;
    }

    private static void ownRow(
            Actor actor, Map<Email, Person> before, List<Row> rows, List<Fault> faults) {
        Optional<Row> own = rows.stream().filter(r -> r.email().equals(actor.email())).findFirst();
        Optional<Person> was = Optional.ofNullable(before.get(actor.email()));
        if (own.isEmpty() && was.isPresent()) {
            faults.add(
                    new Fault(
                            actor.email().value(),
                            "The file leaves out your own row. Nobody removes themself; another Support"
                                    + " Ops manager can."));
        }
        if (own.isPresent() && was.map(w -> !same(w, own.get())).orElse(true)) {
            faults.add(
                    new Fault(
                            own.get().place(),
                            "Nobody changes their own row; another Support Ops manager can."));
        }
        for (Row row : rows) {
            boolean mine = row.manager().equals(Optional.of(actor.email()));
            boolean wasMine =
                    Optional.ofNullable(before.get(row.email()))
                            .flatMap(Person::manager)
                            .equals(Optional.of(actor.email()));
            if (mine && !wasMine) {
                faults.add(
                        new Fault(
                                row.place(),
                                "Nobody makes themself somebody's manager ("
                                        + row.email()
                                        + "); another Support Ops manager can."));
            }
        }
    }

    private static boolean same(Person was, Row row) {
        return row.name().map(was.name()::equals).orElse(true)
                && was.manager().equals(row.manager())
                && was.groups().equals(row.groups())
                && was.gitlabUsername().equals(row.gitlabUsername());
    }

    private void removals(
            Map<Email, Person> before, List<Row> rows, boolean confirmed, List<Fault> faults) {
        Set<Email> gone = new HashSet<>(before.keySet());
        rows.forEach(r -> gone.remove(r.email()));
        if (!confirmed && gone.size() * 100L > (long) before.size() * maxRemovedPercent) {
            faults.add(
                    new Fault(
                            "email",
                            "The file leaves out "
                                    + gone.size()
                                    + " of "
                                    + before.size()
                                    + " people. If that is meant, send it again with"
                                    + " ?confirm=removals."));
        }
    }
}
