package dev.tokenward.bench;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Role;
import dev.tokenward.runtime.Settings;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import dev.tokenward.store.Commit;
import dev.tokenward.store.DynamoStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The table of template.yaml with a small directory in it, the same at the start of each run. */
final class House {
    private final CreateTableRequest declared;
    private final List<Map<String, AttributeValue>> seed;

    House(Path home) {
        Template template =
                Template.read(
                        home.resolve("template.yaml"),
                        Map.of("OidcIssuer", "https://idp.example.com", "OidcAudience", "bench"));
        declared = TableFromTemplate.of(template).request();
        MemoryDynamo table = new MemoryDynamo(declared);
        Settings settings = Settings.from(Map.of("TABLE_NAME", declared.tableName()));
        new DynamoStore(
                        table,
                        declared.tableName(),
                        InstantSource.system(),
                        settings.groups(),
                        settings.policy())
                .replaceDirectory(
                        people(),
                        0,
                        new Commit()
                                .audit(
                                        new AuditEntry(
                                                "directory",
                                                "directory.replaced",
                                                "system",
                                                Channel.SYSTEM,
                                                Map.of("people", "3", "source", "bench"),
                                                Map.of())));
        seed = table.items();
    }

    String table() {
        return declared.tableName();
    }

    MemoryDynamo fresh() {
        MemoryDynamo table = new MemoryDynamo(declared);
        table.fill(seed);
        return table;
    }

    private static List<Person> people() {
        return List.of(
                person("quinn", Optional.of("sasha"), Set.of("support-ops"), Role.SUPPORT_OPS),
                person(
                        "sasha",
                        Optional.empty(),
                        Set.of("support-ops-managers"),
                        Role.SUPPORT_OPS_MANAGER),
                person(
                        "devon",
                        Optional.empty(),
                        Set.of("support-ops-managers"),
                        Role.SUPPORT_OPS_MANAGER));
    }

    private static Person person(
            String name, Optional<String> manager, Set<String> groups, Role role) {
        return new Person(
                new Email(name + "@example.com"),
                name,
                manager.map(m -> new Email(m + "@example.com")),
                groups,
                Set.of(role),
                Optional.of(name));
    }
}
