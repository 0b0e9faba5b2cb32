package dev.tokenward.store;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.ReportingLine;
import dev.tokenward.domain.Role;
import dev.tokenward.net.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The directory in generations: a new one is written beside the present one, then a pointer
 * switches. The one before is kept for an undo.
 */
final class PeopleTable {
    /**
     * Beside a person's row, those of whom they report to: a generation is written as a whole, so
     * they are what a look-up would find, without its calls.
     */
    private static final String MANAGERS = "managers";

    private static final int BATCH = 25;
    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final DynamoDbClient db;
    private final String table;
    private final GroupNames groups;
    private final Waiter waiter = Waiter.real();

    PeopleTable(DynamoDbClient db, String table, GroupNames groups) {
        this.db = db;
        this.table = table;
        this.groups = groups;
    }

    /** A person as stored: what the groups allow is looked up when read. */
    record Row(
            Email email,
            String name,
            Optional<Email> manager,
            Set<String> groups,
            Optional<String> gitlabUsername) {
        static Row of(Person p) {
            return new Row(p.email(), p.name(), p.manager(), p.groups(), p.gitlabUsername());
        }
    }

    DirectoryPointer pointer() {
        return DirectoryPointer.of(
                db.getItem(g -> g.tableName(table).key(DirectoryPointer.KEY).consistentRead(true))
                        .item());
    }

    Optional<Person> person(Email email) {
        return one("PERSON#" + email);
    }

    Optional<Person> byGitlab(String username) {
        return one("GITLAB#" + username.toLowerCase(Locale.ROOT));
    }

    /** Reads the pointer once. */
    Store.Lookup lookup() {
        DirectoryPointer pointer = pointer();
        return new Store.Lookup() {
            @Override
            public Optional<ReportingLine> line(Email email) {
                return PeopleTable.this.line(pointer, email);
            }

            @Override
            public List<Person> with(Role role) {
                return PeopleTable.this.with(pointer, role);
            }
        };
    }

    private Optional<Person> one(String sk) {
        return one(pointer(), sk);
    }

    private Optional<Person> one(DirectoryPointer pointer, String sk) {
        return row(pointer, sk).map(this::read);
    }

    private Optional<ReportingLine> line(DirectoryPointer pointer, Email email) {
        return row(pointer, "PERSON#" + email)
                .map(item ->
                        item.containsKey(MANAGERS)
                                ? new ReportingLine(read(item), managers(item.get(MANAGERS)))
                                // earlier versions wrote none
                                : ReportingLine.of(read(item), up -> one(pointer, "PERSON#" + up)));
    }

    private Optional<Map<String, AttributeValue>> row(DirectoryPointer pointer, String sk) {
        if (pointer.generation() == 0) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item =
                db.getItem(g ->
                                g.tableName(table)
                                        .key(Items.key(pk(pointer.rows()), sk))
                                        .consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    List<Person> with(Role role) {
        return with(pointer(), role);
    }

    private List<Person> with(DirectoryPointer pointer, Role role) {
        String group = groups.of(role);
        return pointer.team(group)
                .map(rows -> rows.stream().map(this::person).toList())
                // a group whose name goes on after a # has a key that begins likewise
                .orElseGet(() ->
                        query(pointer, "GROUP#" + group + "#").stream()
                                .filter(p -> p.is(role))
                                .toList());
    }

    Store.Directory directory() {
        DirectoryPointer pointer = pointer();
        return new Store.Directory(pointer.generation(), query(pointer, "PERSON#"));
    }

    private List<Person> query(DirectoryPointer pointer, String prefix) {
        if (pointer.generation() == 0) {
            return List.of();
        }
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", Attributes.text(pk(pointer.rows())),
                                        ":sk", Attributes.text(prefix)))
                        .consistentRead(true)
                        .build();
        return db.queryPaginator(query).items().stream()
                .map(this::read)
                .sorted(Comparator.comparing(Person::email))
                .toList();
    }

    private Person read(Map<String, AttributeValue> item) {
        return person(Items.read(item, Row.class));
    }

    private List<Person> managers(AttributeValue rows) {
        return rows.l().stream()
                .map(row -> Records.read(row, Row.class))
                .map(Row.class::cast)
                .map(this::person)
                .toList();
    }

    private Person person(Row row) {
        return new Person(
                row.email(),
                row.name(),
                row.manager(),
                row.groups(),
                groups.roles(row.groups()),
                row.gitlabUsername());
    }

    /** Writes a generation that nobody reads yet, and gives the switch to it. */
    TransactWriteItem write(List<Person> people, long expected) {
        DirectoryPointer present = pointer();
        String rows = (expected + 1) + "-" + UUID.randomUUID();
        Map<Email, Person> directory =
                people.stream().collect(Collectors.toMap(Person::email, p -> p, (p, q) -> q));
        List<WriteRequest> writes = new ArrayList<>();
        for (Person p : people) {
            AttributeValue doc = Records.write(Row.of(p));
            writes.add(
                    write(
                            new Item(pk(rows), "PERSON#" + p.email(), ItemType.PERSON)
                                    .put("doc", doc)
                                    .put(MANAGERS, managers(p, directory))));
            for (String sk : groupKeys(p)) {
                writes.add(write(new Item(pk(rows), sk, ItemType.PERSON).put("doc", doc)));
            }
        }
        writeAll(writes);
        String asked = groups.of(Role.SUPPORT_OPS_MANAGER);
        DirectoryPointer next =
                present.next(
                        rows,
                        asked,
                        people.stream()
                                .filter(p -> p.groups().contains(asked))
                                .sorted(Comparator.comparing(Person::email))
                                .toList());
        return TransactWriteItem.builder()
                .put(p -> {
                    p.tableName(table).item(next.item().attributes());
                    if (expected == 0) {
                        p.conditionExpression("attribute_not_exists(pk)");
                    } else {
                        p.conditionExpression("#v = :v")
                                .expressionAttributeNames(Map.of("#v", "version"))
                                .expressionAttributeValues(
                                        Map.of(":v", Attributes.number(expected)));
                    }
                })
                .build();
    }

    private static WriteRequest write(Item item) {
        return WriteRequest.builder().putRequest(r -> r.item(item.attributes())).build();
    }

    private static AttributeValue managers(Person person, Map<Email, Person> directory) {
        return AttributeValue.fromL(
                ReportingLine.of(person, up -> Optional.ofNullable(directory.get(up)))
                        .managers()
                        .stream()
                        .map(Row::of)
                        .map(Records::write)
                        .toList());
    }

    private static List<String> groupKeys(Person p) {
        List<String> keys = new ArrayList<>();
        new HashSet<>(p.groups()).forEach(g -> keys.add("GROUP#" + g + "#" + p.email()));
        p.gitlabUsername().ifPresent(u -> keys.add("GITLAB#" + u.toLowerCase(Locale.ROOT)));
        return keys;
    }

    /** Removes a generation that no undo needs any more. */
    void drop(String rows) {
        if (rows.isEmpty()) {
            return;
        }
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Attributes.text(pk(rows))))
                        .projectionExpression("pk, sk")
                        .build();
        writeAll(
                db.queryPaginator(query).items().stream()
                        .map(item -> WriteRequest.builder().deleteRequest(d -> d.key(item)).build())
                        .toList());
    }

    private void writeAll(List<WriteRequest> writes) {
        for (int i = 0; i < writes.size(); i += BATCH) {
            List<WriteRequest> left = writes.subList(i, Math.min(i + BATCH, writes.size()));
            for (int tries = 0; !left.isEmpty(); tries++) {
                if (tries == TRIES) {
                    throw new StoreUnavailable(
                            "The directory could not be written whole",
                            new IllegalStateException(left.size() + " rows left"));
                }
                List<WriteRequest> batch = left;
                BatchWriteItemResponse answer =
                        db.batchWriteItem(b -> b.requestItems(Map.of(table, batch)));
                // what AWS did not take is handed in again, a moment later (hazard E19)
                left = answer.unprocessedItems().getOrDefault(table, List.of());
                if (!left.isEmpty()) {
                    waiter.pause(FIRST_PAUSE.multipliedBy(1L << tries));
                }
            }
        }
    }

    private static String pk(String rows) {
        return "PEOPLE#" + rows;
    }
}
