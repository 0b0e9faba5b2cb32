package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The store in one DynamoDB table; keys and indexes are those of template.yaml. */
public final class DynamoStore implements Store {
    private static final Duration CONFLICT_WAIT = Duration.ofMillis(25);

    private final DynamoDbClient db;
    private final String table;
    private final InstantSource clock;
    private final Commits commits;
    private final RecordLists records;
    private final FoundTable found;
    private final PeopleTable people;
    private final DueIndex dueIndex;
    private final OutboxTable outbox;
    private final Memory memory;
    private final SightingTable sightings;
    private final AuditLog auditLog;
    private final Leases leases;
    private final SweepLog sweepLog;

    public DynamoStore(
            DynamoDbClient db,
            String table,
            InstantSource clock,
            GroupNames groups,
            Policy policy) {
        this(db, table, clock, groups, policy, wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    /**
     * The same, with the waits given too.
     *
     * @param waiter waits between two tries of a transaction
     */
    public DynamoStore(
            DynamoDbClient db,
            String table,
            InstantSource clock,
            GroupNames groups,
            Policy policy,
            Consumer<Duration> waiter) {
        this.db = db;
        this.table = table;
        this.clock = clock;
        Items items = new Items(new DueTimes(policy));
        this.commits =
                new Commits(
                        db,
                        table,
                        clock,
                        items,
                        new AuditLinks(db, table, new AuditChain()),
                        waiter);
        this.records = new RecordLists(db, table);
        this.found = new FoundTable(db, table);
        this.people = new PeopleTable(db, table, groups);
        this.dueIndex = new DueIndex(db, table);
        this.outbox = new OutboxTable(db, table, items);
        this.memory = new Memory(db, table, clock);
        this.leases = new LeaseTable(db, table);
        this.sightings = new SightingTable(db, table);
        this.sweepLog = new SweepTable(db, table);
        this.auditLog =
                new DynamoAuditLog(
                        db,
                        table,
                        () -> LockSupport.parkNanos(CONFLICT_WAIT.toNanos()),
                        commits::carryOut);
    }

    @Override
    public CommitResult commit(Commit commit) {
        records.note(commit);
        return commits.carryOut(commit, List.of());
    }

    @Override
    public Optional<Request> request(String id) {
        return get(Items.requestKey(id)).map(Items.requests());
    }

    @Override
    public Optional<Credential> credential(String id) {
        return get(Items.credentialKey(id)).map(Items.credentials());
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
        return records.requestsOf(requester, page);
    }

    @Override
    public Page<Request> waitingFor(Email approver, boolean supportOpsStage, PageRequest page) {
        return records.waitingFor(approver, supportOpsStage, page);
    }

    @Override
    public Page<Request> requests(Optional<RequestState> state, PageRequest page) {
        return records.requests(state, page);
    }

    @Override
    public Page<Credential> credentialsOf(Email holder, PageRequest page) {
        return records.credentialsOf(holder, page);
    }

    @Override
    public Page<Credential> credentials(Optional<CredentialStatus> status, PageRequest page) {
        return records.credentials(status, page);
    }

    @Override
    public Optional<Found> found(String id) {
        return get(FoundTable.key(id)).map(found::read);
    }

    @Override
    public List<Found> standing() {
        return found.standing();
    }

    @Override
    public List<Found> askedAbout(Email person) {
        return found.askedAbout(person);
    }

    @Override
    public Page<Listed> inventory(Optional<CredentialStatus> status, PageRequest page) {
        return records.inventory(found, status, page, clock.instant());
    }

    @Override
    public Survey survey() {
        return found.survey();
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
        return get(Items.outboxKey(key)).map(item -> Items.read(item, OutboxRow.class));
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
    public Lookup lookup() {
        return people.lookup();
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
        DirectoryPointer present = people.pointer();
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
