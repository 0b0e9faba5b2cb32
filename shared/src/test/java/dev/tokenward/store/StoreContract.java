package dev.tokenward.store;

import static dev.tokenward.store.StoreSamples.MORGAN;
import static dev.tokenward.store.StoreSamples.RILEY;
import static dev.tokenward.store.StoreSamples.SASHA;
import static dev.tokenward.store.StoreSamples.entry;
import static dev.tokenward.store.StoreSamples.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.ReportingLine;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every {@link Store} keeps to, whichever engine its table is in. */
abstract class StoreContract {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private Instant now = NOW;
    private final TestTable table;
    private final DynamoStore store;

    StoreContract(TestTable table) {
        this.table = table;
        store =
                new DynamoStore(
                        table.dynamo(),
                        table.name(),
                        () -> now,
                        StoreSamples.GROUPS,
                        AuditStore.POLICY);
    }

    @BeforeEach
    void directory() {
        assertThat(store.replaceDirectory(List.of(SASHA, MORGAN, RILEY), 0, new Commit())).isTrue();
    }

    private void committed(Commit commit) {
        assertThat(store.commit(commit)).isInstanceOf(CommitResult.Committed.class);
    }

    private Request stored(String id, Instant at) {
        Change<Request> change = StoreSamples.opened(id, at);
        committed(new Commit().request(change));
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
        committed(new Commit().request(to(first)));
        Commit late = new Commit().request(to(second));
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
            writers.add(() -> store.commit(new Commit().request(to(next))));
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
        committed(new Commit().take(mine));
        assertThat(store.commit(new Commit().take(theirs)))
                .isEqualTo(new CommitResult.Taken(theirs, "req_a"));
        committed(new Commit().take(mine));
        assertThat(store.commit(new Commit().release(theirs)))
                .isInstanceOf(CommitResult.Taken.class);
        committed(new Commit().release(mine));
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
        store.commit(new Commit().request(to(denied)));
        assertThat(store.requests(Optional.empty(), PageRequest.first(10)).items())
                .extracting(Request::id)
                .containsExactly("req_open", "req_a");
        assertThat(store.requests(Optional.of(RequestState.LAPSED), PageRequest.first(10)).items())
                .isEmpty();
    }

    private Credential live(String id, Request request) {
        Change<Credential> intended = StoreSamples.intended(id, request, NOW);
        Credential active =
                intended.next()
                        .draft()
                        .status(CredentialStatus.ACTIVE)
                        .zendeskId("27400000012345")
                        .next();
        committed(new Commit().credential(intended));
        committed(new Commit().credential(to(active)));
        return active.written(now);
    }

    @Test
    void dueGivesWhatIsDueAndNothingElse() {
        Request r = stored("req_a", NOW);
        Credential active = live("cred_a", r);
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
        Notice notice = StoreSamples.alert("k1");
        Commit twice = new Commit().notice(notice);
        committed(twice);
        committed(new Commit().notice(notice).audit(entry("again")));
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
    void noticeThatIsPutOffIsDueAtItsTimeAndOneThatFailedNever() {
        committed(new Commit().notice(StoreSamples.alert("k1")));
        Instant later = NOW.plus(Duration.ofHours(1));
        store.outboxRetry(
                store.claimOutbox("k1", NOW, Duration.ofMinutes(2)).orElseThrow(), "busy", later);
        assertThat(store.due(Due.Queue.TICK, later.minusMillis(1), 10)).isEmpty();
        assertThat(store.due(Due.Queue.TICK, later, 10))
                .containsExactly(new Due.OutboxDue("k1", later));

        store.outboxFailed(
                store.claimOutbox("k1", later, Duration.ofMinutes(2)).orElseThrow(), "refused");
        OutboxRow failed = store.outbox("k1").orElseThrow();
        assertThat(failed.status()).isEqualTo(OutboxRow.Status.FAILED);
        assertThat(failed.failure()).contains("refused");
        assertThat(store.claimOutbox("k1", later.plus(Duration.ofDays(9)), Duration.ofMinutes(2)))
                .isEmpty();
        assertThat(store.due(Due.Queue.TICK, later.plus(Duration.ofDays(9)), 10)).isEmpty();
    }

    @Test
    void credentialsAreListedByHolderAndByStatusAndThoseThatAreGoneLast() {
        Request r = stored("req_a", NOW);
        Credential gone = live("cred_gone", r).draft().status(CredentialStatus.REVOKED).next();
        committed(new Commit().credential(to(gone)));
        Credential active = live("cred_live", r);

        PageRequest first = PageRequest.first(10);
        assertThat(store.credentialsOf(RILEY.email(), first).items()).containsExactly(active, gone);
        assertThat(store.credentialsOf(MORGAN.email(), first).items()).isEmpty();
        assertThat(store.credentials(Optional.empty(), first).items())
                .containsExactly(active, gone);
        assertThat(store.credentials(Optional.of(CredentialStatus.REVOKED), first).items())
                .containsExactly(gone);
    }

    @Test
    void whatWorksAlthoughItsHolderLeftIsListedBeforeWhatIsInOrder() {
        Request r = stored("req_a", NOW);
        Credential other = live("cred_a", r);
        Credential leavers = live("cred_b", r);
        assertThat(active()).containsExactly(other.id(), leavers.id());

        Credential noticed = Departing.noticed(leavers, "left", Optional.empty(), NOW).next();
        committed(new Commit().credential(to(noticed)));
        assertThat(active()).containsExactly(leavers.id(), other.id());

        committed(new Commit().credential(to(Departing.back(noticed).next())));
        assertThat(active()).containsExactly(other.id(), leavers.id());
    }

    private List<String> active() {
        return store
                .credentials(Optional.of(CredentialStatus.ACTIVE), PageRequest.first(10))
                .items()
                .stream()
                .map(Credential::id)
                .toList();
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
    void groupWhoseNameGoesOnAfterAHashIsAnotherGroup() {
        Person nearly =
                new Person(
                        new Email("nearly@example.com"),
                        "Nearly",
                        Optional.empty(),
                        Set.of("support-ops-managers#former"),
                        Set.of(),
                        Optional.empty());

        assertThat(store.replaceDirectory(List.of(SASHA, nearly), 1, new Commit())).isTrue();

        assertThat(store.peopleWith(Role.SUPPORT_OPS_MANAGER)).containsExactly(SASHA);
    }

    @Test
    void groupOfAnySizeIsFoundWholeAndByAddress() {
        for (int size : List.of(50, 51)) {
            List<Person> team =
                    IntStream.range(0, size)
                            .mapToObj(i ->
                                    new Person(
                                            new Email("ops%02d@example.com".formatted(i)),
                                            "Ops " + i,
                                            Optional.of(MORGAN.email()),
                                            SASHA.groups(),
                                            SASHA.roles(),
                                            Optional.empty()))
                            .toList();
            List<Person> file = new ArrayList<>(team.reversed());
            file.add(MORGAN);

            assertThat(store.replaceDirectory(file, store.directory().generation(), new Commit()))
                    .isTrue();

            assertThat(store.peopleWith(Role.SUPPORT_OPS_MANAGER)).isEqualTo(team);
            assertThat(store.lookup().with(Role.SUPPORT_OPS_MANAGER)).isEqualTo(team);
            assertThat(store.peopleWith(Role.AUDITOR)).isEmpty();
        }
    }

    @Test
    void groupsOfADirectoryThatAnEarlierVersionWroteAreLookedUp() {
        Map<String, AttributeValue> pointer =
                new HashMap<>(
                        table.dynamo()
                                .getItem(g -> g.tableName(table.name()).key(DirectoryPointer.KEY))
                                .item());
        assertThat(pointer.remove("teams")).isNotNull();
        table.dynamo().putItem(p -> p.tableName(table.name()).item(pointer));

        assertThat(store.peopleWith(Role.SUPPORT_OPS_MANAGER)).containsExactly(SASHA);
    }

    @Test
    void personIsFoundWithWhomTheyReportTo() {
        Store.Lookup directory = store.lookup();

        assertThat(directory.line(RILEY.email()))
                .contains(new ReportingLine(RILEY, List.of(MORGAN)));
        assertThat(directory.line(MORGAN.email())).contains(new ReportingLine(MORGAN, List.of()));
        assertThat(directory.line(new Email("nobody@example.com"))).isEmpty();
    }

    @Test
    void managersInADirectoryThatAnEarlierVersionWroteAreLookedUp() {
        String rows =
                DirectoryPointer.of(
                                table.dynamo()
                                        .getItem(g ->
                                                g.tableName(table.name()).key(DirectoryPointer.KEY))
                                        .item())
                        .rows();
        Map<String, AttributeValue> riley =
                new HashMap<>(
                        table.dynamo()
                                .getItem(g ->
                                        g.tableName(table.name())
                                                .key(
                                                        Items.key(
                                                                "PEOPLE#" + rows,
                                                                "PERSON#" + RILEY.email())))
                                .item());
        assertThat(riley.remove("managers")).isNotNull();
        table.dynamo().putItem(p -> p.tableName(table.name()).item(riley));

        assertThat(store.lookup().line(RILEY.email()))
                .contains(new ReportingLine(RILEY, List.of(MORGAN)));
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
