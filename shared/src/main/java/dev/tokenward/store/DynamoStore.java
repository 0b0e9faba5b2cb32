package dev.tokenward.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Stage;
import dev.tokenward.json.Json;
import dev.tokenward.store.Sections.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The store in one DynamoDB table; keys and indexes are those of template.yaml. */
public final class DynamoStore implements Store {
    private static final Duration CONFLICT_WAIT = Duration.ofMillis(25);

    private final DynamoDbClient db;
    private final String table;
    private final Items items;
    private final Commits commits;
    private final Lists lists;
    private final PeopleTable people;
    private final DueIndex dueIndex;
    private final OutboxTable outbox;
    private final Memory memory;
    private final SightingTable sightings;
    private final AuditLog auditLog;
    private final Leases leases;
    private final SweepLog sweepLog;
    private final Set<String> notedMonths = ConcurrentHashMap.newKeySet();

    public DynamoStore(
            DynamoDbClient db,
            String table,
            InstantSource clock,
            GroupNames groups,
            Policy policy) {
        JsonMapper json = Json.mapper();
        this.db = db;
        this.table = table;
        this.items = new Items(json, new DueTimes(policy));
        this.commits =
                new Commits(
                        db,
                        table,
                        clock,
                        items,
                        new AuditLinks(db, table, new AuditChain(json)),
                        wait -> LockSupport.parkNanos(wait.toNanos()));
        this.lists = new Lists(db, table);
        this.people = new PeopleTable(db, table, items, json, groups);
        this.dueIndex = new DueIndex(db, table);
        this.outbox = new OutboxTable(db, table, items);
        this.memory = new Memory(db, table, clock);
        this.leases = new LeaseTable(db, table);
        this.sightings = new SightingTable(db, table, items);
        this.sweepLog = new SweepTable(db, table, items);
        this.auditLog =
                new DynamoAuditLog(
                        db,
                        table,
                        () -> LockSupport.parkNanos(CONFLICT_WAIT.toNanos()),
                        commits::carryOut);
    }

    @Override
    public CommitResult commit(Commit commit) {
        commit.requests.forEach(r -> noteMonth(Sections.of(r)));
        commit.credentials.forEach(c -> noteMonth(Sections.of(c)));
        return commits.carryOut(commit, List.of());
    }

    /** Before the first item of a month is stored, so that no list misses it. */
    private void noteMonth(String section) {
        if (Sections.isMonthly(section) && !notedMonths.contains(section)) {
            db.putItem(p ->
                    p.tableName(table)
                            .item(new Item("MONTHS", section, ItemType.MONTH).attributes()));
            notedMonths.add(section);
        }
    }

    private List<String> months() {
        return db
                .queryPaginator(q ->
                        q.tableName(table)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", Attributes.text("MONTHS")))
                                .consistentRead(true))
                .items()
                .stream()
                .map(item -> Items.attribute(item, "sk").s())
                .toList();
    }

    @Override
    public Optional<Request> request(String id) {
        return get(Items.requestKey(id)).map(items.requests());
    }

    @Override
    public Optional<Credential> credential(String id) {
        return get(Items.credentialKey(id)).map(items.credentials());
    }

    @Override
    public Optional<String> owner(String placeKey) {
        return get(Items.key("PLACE#" + placeKey, "PLACE"))
                .map(item -> Items.attribute(item, "owner").s());
    }

    private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item =
                db.getItem(g -> g.tableName(table).key(key).consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    @Override
    public Page<Request> requestsOf(Email requester, PageRequest page) {
        return lists.page(
                Index.OWNER,
                List.of(
                        new Section("REQUEST#OPEN#" + requester, true),
                        new Section("REQUEST#CLOSED#" + requester, true)),
                page,
                items.requests(),
                r -> true);
    }

    @Override
    public Page<Request> waitingFor(Email approver, boolean supportOpsStage, PageRequest page) {
        Section own = new Section("MANAGER#" + approver, false);
        return lists.page(
                Index.INBOX,
                supportOpsStage ? List.of(own, new Section("SUPPORT_OPS", false)) : List.of(own),
                page,
                items.requests(),
                r -> isFor(r, approver));
    }

    private static boolean isFor(Request r, Email approver) {
        return r.state() != RequestState.AWAITING_SUPPORT_OPS
                || (!r.requester().equals(approver)
                        && r.standing(Stage.MANAGER)
                                .filter(d -> d.by().equals(approver))
                                .isEmpty());
    }

    @Override
    public Page<Request> requests(Optional<RequestState> state, PageRequest page) {
        return lists.page(
                Index.LISTING,
                Sections.requests(state, months()),
                page,
                items.requests(),
                r -> state.isEmpty() || r.state() == state.get());
    }

    @Override
    public Page<Credential> credentialsOf(Email holder, PageRequest page) {
        return lists.page(
                Index.OWNER,
                List.of(
                        new Section("CREDENTIAL#LIVE#" + holder, false),
                        new Section("CREDENTIAL#CLOSED#" + holder, true)),
                page,
                items.credentials(),
                c -> true);
    }

    @Override
    public Page<Credential> credentials(Optional<CredentialStatus> status, PageRequest page) {
        return lists.page(
                Index.LISTING,
                Sections.credentials(status, months()),
                page,
                items.credentials(),
                c -> status.isEmpty() || c.status() == status.get());
    }

    @Override
    public List<Due> due(Due.Queue queue, Instant now, int limit) {
        return dueIndex.due(queue == Due.Queue.TICK ? Index.TICK : Index.DAILY, now, limit);
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public Sightings sightings() {
        return sightings.read();
    }

    @Override
    public boolean saveSightings(Sightings next) {
        return sightings.save(next);
    }

    @Override
    public SweepLog sweepLog() {
        return sweepLog;
    }

    @Override
    public Optional<OutboxRow> outbox(String key) {
        return get(Items.outboxKey(key)).map(item -> items.read(item, OutboxRow.class));
    }

    @Override
    public Optional<OutboxRow> claimOutbox(String key, Instant now, Duration lease) {
        return outbox(key).flatMap(row -> outbox.claim(row, now, lease));
    }

    @Override
    public void outboxSent(OutboxRow row, String provider) {
        outbox.sent(row, provider);
    }

    @Override
    public void outboxRetry(OutboxRow row, String failure, Instant nextAttemptAt) {
        outbox.retry(row, failure, nextAttemptAt);
    }

    @Override
    public void outboxFailed(OutboxRow row, String failure) {
        outbox.failed(row, failure);
    }

    @Override
    public Optional<Person> person(Email email) {
        return people.person(email);
    }

    @Override
    public Optional<Person> personByGitlab(String username) {
        return people.byGitlab(username);
    }

    @Override
    public List<Person> peopleWith(Role role) {
        return people.with(role);
    }

    @Override
    public Directory directory() {
        return people.directory();
    }

    @Override
    public boolean replaceDirectory(List<Person> next, long expected, Commit commit) {
        PeopleTable.Pointer present = people.pointer();
        if (present.generation() != expected) {
            return false;
        }
        boolean switched =
                commits.carryOut(
                                commit,
                                List.of(
                                        new Part(
                                                new Part.Role.Pointer("directory"),
                                                people.write(next, expected))))
                        instanceof CommitResult.Committed;
        if (switched) {
            people.drop(present.before());
        }
        return switched;
    }

    @Override
    public Optional<Remembered> remember(
            String key, String bodyHash, String result, Duration keep) {
        return memory.remember(key, bodyHash, result, keep);
    }
}
