package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory: who somebody's manager is, and who belongs to which group. */
public final class People {
    private static final int PAGE = 100;

    private final World world;
    private final GroupNames groups;
    private final int maxRemovedPercent;

    public People(World world, GroupNames groups, int maxRemovedPercent) {
        this.world = world;
        this.groups = groups;
        this.maxRemovedPercent = maxRemovedPercent;
    }

    public Result<Store.Directory> list(Actor actor) {
        return actor.is(Role.SUPPORT_OPS_MANAGER)
                ? new Result.Done<>(world.store().directory())
                : new Result.Refused<>(managersOnly());
    }

    /**
     * Replaces the directory as a whole, or nothing of it.
     *
     * @param faults what was wrong already in reading the file
     * @param confirmRemovals whether the caller knows that many people would go
     */
    public Result<Store.Directory> replace(
            Actor actor, List<Row> rows, List<Fault> faults, boolean confirmRemovals) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return new Result.Refused<>(managersOnly());
        }
        Store.Directory present = world.store().directory();
        Map<Email, Person> before =
                present.people().stream().collect(Collectors.toMap(Person::email, p -> p));
        // in the order in which they are read back: the same people in another order are the same
        List<Person> next =
                rows.stream()
                        .map(this::person)
                        .sorted(Comparator.comparing(Person::email))
                        .toList();
        List<Fault> all = new ArrayList<>(faults);
        // a file that could not be read whole says nothing of who is missing
        if (faults.isEmpty()) {
            all.addAll(
                    new DirectoryRules(groups, maxRemovedPercent)
                            .check(actor, before, rows, confirmRemovals));
        }
        if (!all.isEmpty()) {
            return new Result.Invalid<>(all);
        }
        if (next.equals(present.people())) {
            return new Result.Repeated<>(present);
        }
        long generation = present.generation();
        if (!world.store().replaceDirectory(next, generation, audit(actor, before, next))) {
            return new Result.Refused<>(
                    new Refusal.Stale(
                            "Somebody else replaced the directory at the same time. Read it again, then"
                                    + " send yours.",
                            world.store().directory().generation()));
        }
        reroute(RequestState.AWAITING_MANAGER);
        reroute(RequestState.AWAITING_SUPPORT_OPS);
        return new Result.Done<>(world.store().directory());
    }

    private Person person(Row row) {
        return new Person(
                row.email(),
                row.name().orElseGet(() -> row.email().value().split("@", -1)[0]),
                row.manager(),
                row.groups(),
                groups.roles(row.groups()),
                row.gitlabUsername());
    }

    private static Commit audit(Actor actor, Map<Email, Person> before, List<Person> next) {
        Set<Email> kept = next.stream().map(Person::email).collect(Collectors.toSet());
        long removed = before.keySet().stream().filter(e -> !kept.contains(e)).count();
        long added = kept.stream().filter(e -> !before.containsKey(e)).count();
        Map<String, String> details = new HashMap<>();
        details.put("people", Integer.toString(next.size()));
        details.put("added", Long.toString(added));
        details.put("removed", Long.toString(removed));
        return new Commit()
                .audit(
                        new AuditEntry(
                                "directory",
                                "directory.replaced",
                                actor.email().value(),
                                actor.channel(),
                                details,
                                Map.of()));
    }

    /** Waiting requests are put before whoever may decide now, or shown as stuck. */
    private void reroute(RequestState state) {
        Moves moves = new Moves(world);
        Optional<String> cursor = Optional.empty();
        do {
            Page<Request> page =
                    world.store().requests(Optional.of(state), new PageRequest(PAGE, cursor));
            page.items().forEach(r -> moves.apply(r.id(), new Command.Reroute()));
            cursor = page.cursor();
        } while (cursor.isPresent());
    }

    private static Refusal managersOnly() {
        return new Refusal.Forbidden("Only Support Ops managers read and replace the directory.");
    }

    /**
     * A row as read from a file: cells trimmed, blank ones absent.
     *
     * @param place where it stood, for faults: for example {@code line 7}
     */
    public record Row(
            String place,
            Email email,
            Optional<String> name,
            Optional<Email> manager,
            Set<String> groups,
            Optional<String> gitlabUsername) {}
}
