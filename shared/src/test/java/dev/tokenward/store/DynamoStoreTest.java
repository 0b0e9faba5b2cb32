package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Facts;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.sandbox.engine.Engine;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store's contract, by the real SDK against the local engine. */
class DynamoStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final GroupNames GROUPS =
            new GroupNames("support-ops", "support-ops-managers", "auditors");
    private static final Policy POLICY =
            new Policy(
                    ZoneOffset.UTC,
                    365,
                    14,
                    List.of(30, 14, 7, 1),
                    LocalDate.parse("2026-10-27"),
                    Set.of("tickets:read"),
                    false,
                    false,
                    "guidance",
                    255);
    private static final Person SASHA = person("sasha", null, "support-ops-managers");
    private static final Person MORGAN = person("morgan", null);
    private static final Person RILEY = person("riley", "morgan");

    private Instant now = NOW;
    private DynamoStore store;

    DynamoStoreTest() {
        Account account = Engine.shared().account();
        var dynamo = account.dynamo();
        TableFromTemplate table =
                TableFromTemplate.of(
                        Template.read(
                                Path.of("..", "template.yaml"),
                                Map.of(
                                        "OidcIssuer",
                                        "https://idp.example.com",
                                        "OidcAudience",
                                        "t")));
        table.create(dynamo);
        store = new DynamoStore(dynamo, table.name(), () -> now, GROUPS, POLICY);
    }

    @BeforeEach
    void directory() {
        assertThat(store.replaceDirectory(List.of(SASHA, MORGAN, RILEY), 0, new Commit())).isTrue();
    }

    private static Person person(
            String name, @org.jspecify.annotations.Nullable String manager, String... groups) {
        return new Person(
                new Email(name + "@example.com"),
                name,
                Optional.ofNullable(manager).map(m -> new Email(m + "@example.com")),
                Set.of(groups),
                GROUPS.roles(Set.of(groups)),
                Optional.of(name));
    }

    private Change<Request> open(String id, Instant at) {
        Content content =
                new Content(
                        Category.PERSON,
                        Kind.OAUTH_CLIENT,
                        "export",
                        LocalDate.parse("2027-03-31"),
                        Optional.of(
                                new IssueRef("acme/access", 42, "https://gitlab.example.com/42")),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.of("audit"),
                        List.of("tickets:read"));
        return RequestLifecycle.open(
                id,
                new Actor(RILEY.email(), "Riley", Set.of(), Channel.API),
                content,
                true,
                Optional.empty(),
                new Facts(POLICY, Optional.of(RILEY), List.of(MORGAN), List.of(SASHA)),
                at);
    }

    private Request stored(String id, Instant at) {
        Change<Request> change = open(id, at);
        assertThat(store.commit(new Commit().request(change)))
                .isInstanceOf(CommitResult.Committed.class);
        return change.next();
    }

    @Test
    void committedRequestIsReadBackWhole() {
        Request r = stored("req_a", NOW);
        assertThat(store.request("req_a")).contains(r);
        assertThat(store.request("req_b")).isEmpty();
    }

    @Test
    void secondSaveOfTheSameVersionIsStaleAndChangesNothing() {
        Request r = stored("req_a", NOW);
        Request first = r.draft().reason("first").next();
        Request second = r.draft().reason("second").next();
        assertThat(store.commit(new Commit().request(new Change<>(first, List.of(), List.of()))))
                .isInstanceOf(CommitResult.Committed.class);
        Commit late = new Commit().request(new Change<>(second, List.of(), List.of()));
        assertThat(store.commit(late.take(new Commit.Place("k", "req_a"))))
                .isEqualTo(new CommitResult.Stale("req_a"));
        assertThat(store.request("req_a").orElseThrow().reason()).contains("first");
        assertThat(store.owner("k")).isEmpty();
    }

    @Test
    void twentyWritersOfOneVersionHaveOneWinner() throws Exception {
        Request r = stored("req_a", NOW);
        List<Callable<CommitResult>> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Request next = r.draft().reason("writer " + i).next();
            writers.add(() ->
                    store.commit(new Commit().request(new Change<>(next, List.of(), List.of()))));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<CommitResult> results = new ArrayList<>();
            for (Future<CommitResult> f : pool.invokeAll(writers)) {
                results.add(f.get());
            }
            assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(CommitResult.Stale.class::isInstance).hasSize(19);
        }
    }

    @Test
    void placeHasOneOwnerWhoMayTakeItAgainAndGiveItBack() {
        Commit.Place mine = new Commit.Place("issue:x", "req_a");
        Commit.Place theirs = new Commit.Place("issue:x", "req_b");
        assertThat(store.commit(new Commit().take(mine)))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(new Commit().take(theirs)))
                .isEqualTo(new CommitResult.Taken(theirs, "req_a"));
        assertThat(store.commit(new Commit().take(mine)))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(new Commit().release(theirs)))
                .isInstanceOf(CommitResult.Taken.class);
        assertThat(store.commit(new Commit().release(mine)))
                .isInstanceOf(CommitResult.Committed.class);
        assertThat(store.owner("issue:x")).isEmpty();
    }

    @Test
    void auditChainOfTwentyParallelWritersHasNoFork() throws Exception {
        List<Callable<CommitResult>> writers =
                IntStream.range(0, 20)
                        .<Callable<CommitResult>>mapToObj(
                                i -> () -> store.commit(new Commit().audit(entry("step " + i))))
                        .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (Future<CommitResult> f : pool.invokeAll(writers)) {
                assertThat(f.get()).isInstanceOf(CommitResult.Committed.class);
            }
        }
        List<AuditEvent> events = store.auditLog().events("system", PageRequest.first(100)).items();
        assertThat(events).hasSize(20);
        String previous = AuditChain.FIRST;
        for (int i = 0; i < 20; i++) {
            assertThat(events.get(i).sequence()).isEqualTo(i + 1);
            assertThat(events.get(i).previous()).isEqualTo(previous);
            previous = events.get(i).hash();
        }
        assertThat(events.getFirst().entry().personal()).containsKey("reason");
        assertThat(events.getFirst().entry().actor()).isEqualTo("sasha@example.com");
    }

    private static AuditEntry entry(String reason) {
        return new AuditEntry(
                "system",
                "test",
                "sasha@example.com",
                Channel.API,
                Map.of("n", "1"),
                Map.of("reason", reason));
    }

    @Test
    void listsPageInTrueOrderWithoutGapAndRefuseAForeignCursor() {
        // C07: a text without fraction would sort behind one with it
        stored("req_1", NOW);
        stored("req_2", NOW.plusMillis(500));
        stored("req_3", NOW.plusSeconds(1));
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Request> page =
                    store.requests(
                            Optional.of(RequestState.AWAITING_MANAGER), new PageRequest(1, cursor));
            page.items().forEach(r -> seen.add(r.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertThat(seen).containsExactly("req_1", "req_2", "req_3");
        assertThat(store.requestsOf(RILEY.email(), PageRequest.first(10)).items())
                .extracting(Request::id)
                .containsExactly("req_3", "req_2", "req_1");
        assertThat(store.waitingFor(MORGAN.email(), false, PageRequest.first(10)).items())
                .hasSize(3);
        assertThat(store.waitingFor(SASHA.email(), true, PageRequest.first(10)).items()).isEmpty();
        assertThatThrownBy(() ->
                        store.requests(
                                Optional.empty(), new PageRequest(1, Optional.of("rubbish"))))
                .isInstanceOf(BadCursor.class);
    }

    @Test
    void closedRequestsAreListedByMonthNewestFirstBehindTheOpenOnes() {
        Request a = stored("req_a", NOW);
        stored("req_open", NOW);
        now = NOW.plus(Duration.ofDays(40));
        Request denied = a.draft().to(RequestState.DENIED, now).next();
        store.commit(new Commit().request(new Change<>(denied, List.of(), List.of())));
        assertThat(store.requests(Optional.empty(), PageRequest.first(10)).items())
                .extracting(Request::id)
                .containsExactly("req_open", "req_a");
        assertThat(store.requests(Optional.of(RequestState.LAPSED), PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void dueGivesWhatIsDueAndNothingElse() {
        Request r = stored("req_a", NOW);
        Credential c = CredentialLifecycle.intend("cred_a", r, "name", NOW).next();
        Credential active =
                new Credential(
                        c.id(),
                        c.requestId(),
                        c.kind(),
                        c.name(),
                        c.marker(),
                        Optional.of("27400000012345"),
                        c.holder(),
                        c.holderName(),
                        dev.tokenward.domain.CredentialStatus.ACTIVE,
                        c.scopes(),
                        c.createdAt(),
                        c.lastDay(),
                        c.endsAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        1);
        store.commit(new Commit().credential(new Change<>(active, List.of(), List.of())));
        assertThat(store.credential("cred_a")).contains(active);
        assertThat(store.due(Due.Queue.DAILY, NOW, 10)).isEmpty();
        assertThat(store.due(Due.Queue.DAILY, NOW.plus(Duration.ofDays(14)), 10))
                .containsExactly(new Due.RequestDue("req_a", r.lapsesAt().orElseThrow()));
        Instant end = active.endsAt();
        assertThat(store.due(Due.Queue.TICK, end.minusMillis(1), 99))
                .noneMatch(Due.CredentialDue.class::isInstance);
        // C07: the end is a whole second, the sweep's now is not
        assertThat(store.due(Due.Queue.TICK, end.plusMillis(250), 99))
                .contains(new Due.CredentialDue("cred_a", end));
    }

    @Test
    void noticeIsQueuedOnceClaimedByOneAndDueAgainWhenItsClaimIsOver() {
        Notice notice =
                new Notice(
                        "k1",
                        Notice.Topic.OPERATOR_ALERT,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.OpsChannel(),
                        Map.of("what", "x"));
        Commit twice = new Commit().notice(notice);
        assertThat(store.commit(twice)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(new Commit().notice(notice).audit(entry("again"))))
                .isInstanceOf(CommitResult.Committed.class);
        OutboxRow claimed = store.claimOutbox("k1", NOW, Duration.ofMinutes(2)).orElseThrow();
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(store.claimOutbox("k1", NOW, Duration.ofMinutes(2))).isEmpty();
        assertThat(store.due(Due.Queue.TICK, NOW.plus(Duration.ofMinutes(2)), 10))
                .containsExactly(new Due.OutboxDue("k1", NOW.plus(Duration.ofMinutes(2))));
        store.outboxSent(claimed, "ts");
        assertThat(store.outbox("k1").orElseThrow().status()).isEqualTo(OutboxRow.Status.SENT);
        assertThat(store.due(Due.Queue.TICK, NOW.plus(Duration.ofDays(9)), 10)).isEmpty();
    }

    @Test
    void directorySwitchesAsAWholeUnderItsGenerationAndIsFoundByGroupAndGitlabName() {
        assertThat(store.peopleWith(Role.SUPPORT_OPS_MANAGER)).containsExactly(SASHA);
        assertThat(store.personByGitlab("RILEY")).contains(RILEY);
        assertThat(store.replaceDirectory(List.of(MORGAN), 7, new Commit())).isFalse();
        assertThat(store.replaceDirectory(List.of(MORGAN), 1, new Commit())).isTrue();
        assertThat(store.person(RILEY.email())).isEmpty();
        assertThat(store.directory().generation()).isEqualTo(2);
        assertThat(store.directory().people()).containsExactly(MORGAN);
    }

    @Test
    void answerIsRememberedUntilItsTimeIsOver() {
        Duration day = Duration.ofHours(24);
        assertThat(store.remember("k", "h", "r1", day)).isEmpty();
        assertThat(store.remember("k", "h2", "r2", day)).contains(new Store.Remembered("h", "r1"));
        now = NOW.plus(day);
        assertThat(store.remember("k", "h3", "r3", day)).isEmpty();
    }
}
