package dev.tokenward.sandbox.app;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Person;
import dev.tokenward.runtime.Settings;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.store.Commit;
import dev.tokenward.store.DynamoStore;
import dev.tokenward.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills an empty directory through the product's own store, and looks people up in it. */
final class DirectorySeed {
    private final Store store;
    private final GroupNames groups;

    private DirectorySeed(Store store, GroupNames groups) {
        this.store = store;
        this.groups = groups;
    }

    static DirectorySeed of(Table table, Deployment deployment, InstantSource clock) {
        Settings settings = Settings.from(deployment.functions().getFirst().environment());
        return new DirectorySeed(
                new DynamoStore(
                        table.dynamo(), table.name(), clock, settings.groups(), settings.policy()),
                settings.groups());
    }

    /** Does nothing if there is a directory already. */
    void plant(List<SandboxPerson> people) {
        Store.Directory present = store.directory();
        if (present.generation() > 0) {
            return;
        }
        AuditEntry event =
                new AuditEntry(
                        "directory",
                        "directory.replaced",
                        "system",
                        Channel.SYSTEM,
                        Map.of("people", Integer.toString(people.size()), "source", "sandbox"),
                        Map.of());
        store.replaceDirectory(
                people.stream().map(this::person).toList(),
                present.generation(),
                new Commit().audit(event));
    }

    private Person person(SandboxPerson person) {
        Set<String> names = Set.copyOf(person.groups());
        return new Person(
                new Email(person.email()),
                person.name(),
                person.manager().map(Email::new),
                names,
                groups.roles(names),
                Optional.of(person.username()));
    }

    /** Somebody of the directory as it is now. */
    Optional<SandboxPerson> find(String email) {
        return Email.parse(email)
                .flatMap(store::person)
                .map(p ->
                        new SandboxPerson(
                                p.email().value(),
                                p.name(),
                                p.manager().map(Email::value),
                                p.groups().stream().sorted().toList()));
    }
}
