package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.Verdict;
import dev.tokenward.net.Waiter;
import dev.tokenward.store.Commit;
import dev.tokenward.store.DynamoStore;
import dev.tokenward.store.TestTable;
import dev.tokenward.zendesk.CallBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A company with its Zendesk account, an empty table, and Tokenward's use cases between them. */
final class Company implements AutoCloseable {
    static final GroupNames GROUPS =
            new GroupNames("support-ops", "support-ops-managers", "auditors");
    static final Policy POLICY =
            new Policy(
                    ZoneOffset.UTC,
                    365,
                    14,
                    List.of(30, 14, 7, 1),
                    LocalDate.parse("2027-04-30"),
                    Set.of("tickets:read"),
                    false,
                    false,
                    "guidance",
                    255,
                    Nudging.NEVER);
    static final Person SASHA = person("sasha", "morgan", "support-ops-managers");
    static final Person DEVON = person("devon", "morgan", "support-ops-managers");
    static final Person QUINN = person("quinn", "sasha", "support-ops");
    static final Person AVERY = person("avery", "morgan", "auditors");
    static final Person MORGAN = person("morgan", "morgan");
    static final Person RILEY = person("riley", "morgan");

    final SimulatedZendesk account = new SimulatedZendesk();
    final DynamoDbClient plain;
    final String table;
    final DynamoStore store;
    final World world;
    final RecordingSlack slack = new RecordingSlack();
    final Revocation revocation;
    final Inventory inventory;
    final Issuance issuance;
    final Moves moves;
    private int requests;

    Company() {
        this(POLICY, table -> table);
    }

    /**
     * @param between stands between the store and the table
     */
    Company(Policy policy, UnaryOperator<DynamoDbClient> between) {
        TestTable made = TestTable.inEngine();
        plain = made.dynamo();
        table = made.name();
        store = new DynamoStore(between.apply(plain), table, account.clock, GROUPS, policy);
        world = new World(store, account.clock, policy, new Ids());
        revocation = new Revocation(world, () -> account.client);
        inventory = new Inventory(world, revocation);
        issuance = new Issuance(world, () -> account.client, () -> slack);
        moves = new Moves(world);
        directory(List.of(SASHA, DEVON, QUINN, AVERY, MORGAN, RILEY));
    }

    /** A whole account, and no bound that a test would meet. */
    static SweepLimits limits(Waiter time, InstantSource clock) {
        return new SweepLimits(time, new CallBudget(100, time, clock), 100_000);
    }

    void directory(List<Person> people) {
        store.replaceDirectory(people, store.directory().generation(), new Commit());
    }

    /** The directory without this row, or with this one in its place. */
    void without(Person gone, Person... instead) {
        List<Person> people = new ArrayList<>(store.directory().people());
        people.removeIf(p -> p.email().equals(gone.email()));
        people.addAll(List.of(instead));
        directory(people);
    }

    static Person person(String name, String manager, String... groups) {
        return new Person(
                new Email(name + "@example.com"),
                name,
                Optional.of(new Email(manager + "@example.com")),
                Set.of(groups),
                GROUPS.roles(Set.of(groups)),
                Optional.of(name));
    }

    static Actor actor(Person p) {
        return new Actor(p.email(), p.name(), p.roles(), Channel.API);
    }

    /** Riley's request, approved by Morgan and Devon, its end on the last of March 2027. */
    Request approved(Kind kind) {
        return approved(kind, LocalDate.parse("2027-03-31"));
    }

    Request approved(Kind kind, LocalDate lastDay) {
        String id = opened(kind, lastDay).id();
        approve(id, MORGAN);
        return approve(id, DEVON);
    }

    /** Riley's request, not decided yet. */
    Request opened(Kind kind) {
        return opened(kind, LocalDate.parse("2027-03-31"));
    }

    private Request opened(Kind kind, LocalDate lastDay) {
        requests++;
        String id = "req_" + requests;
        Content content =
                new Content(
                        Category.PERSON,
                        kind,
                        "export",
                        lastDay,
                        Optional.of(
                                new IssueRef(
                                        "acme/access",
                                        requests,
                                        "https://gitlab.example.com/acme/access/-/issues/"
                                                + requests)),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.of("reads audit events"),
                        kind == Kind.OAUTH_CLIENT ? List.of("tickets:read") : List.of(),
                        Optional.empty());
        store.commit(
                new Commit()
                        .request(
                                RequestLifecycle.open(
                                        id,
                                        actor(RILEY),
                                        content,
                                        true,
                                        Optional.empty(),
                                        world.facts(RILEY.email()),
                                        world.now())));
        return request(id);
    }

    Request approve(String id, Person by) {
        Command decide =
                new Command.Decide(
                        actor(by),
                        Verdict.APPROVE,
                        Optional.of("needed"),
                        Optional.empty(),
                        Optional.empty());
        return switch (moves.apply(id, decide)) {
            case Result.Done<Request>(Request r) -> r;
            case Result<Request> other -> throw new AssertionError(other.toString());
        };
    }

    /** As {@link #approved}, and the credential that was made of it. */
    Credential issued(Kind kind) {
        return issued(kind, LocalDate.parse("2027-03-31"));
    }

    Credential issued(Kind kind, LocalDate lastDay) {
        Request request = approved(kind, lastDay);
        issuance.issue(request.id());
        return credentialOf(request.id());
    }

    Request request(String id) {
        return store.request(id).orElseThrow();
    }

    Credential credential(String id) {
        return store.credential(id).orElseThrow();
    }

    Credential credentialOf(String requestId) {
        return credential(request(requestId).credentialId().orElseThrow());
    }

    void advance(Duration by) {
        account.clock.advance(by);
    }

    @Override
    public void close() {
        account.close();
    }
}
