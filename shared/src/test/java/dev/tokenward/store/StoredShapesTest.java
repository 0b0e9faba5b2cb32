package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What released versions wrote is read by this one, which goes on from there. */
class StoredShapesTest {
    private static final PageRequest ALL = PageRequest.first(500);

    static IntStream shapes() {
        return IntStream.rangeClosed(1, Item.SHAPE);
    }

    private static ShapeTable table(int shape) throws IOException {
        return new ShapeTable(StoredItems.ofShape(shape), UnaryOperator.identity());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void recordSaysWhatTheSameOneSaysInThePresentShape(int shape) throws IOException {
        ShapeTable table = table(shape);
        Map<String, Map<String, AttributeValue>> present = new TreeMap<>();
        StoredItems.ofShape(Item.SHAPE).forEach(item -> present.put(StoredItems.what(item), item));

        for (Map<String, AttributeValue> item : table.items) {
            if (ShapeTable.hasRecord(item)) {
                Map<String, AttributeValue> now =
                        present.getOrDefault(StoredItems.what(item), item);
                assertThat(filled(ShapeTable.written(table.read(item))))
                        .as(StoredItems.what(item))
                        .isEqualTo(filled(Items.attribute(now, "doc").m()));
            }
        }
    }

    /** Without what is empty: a component that came later is empty in what came before. */
    static Map<String, Object> filled(Map<String, AttributeValue> map) {
        Map<String, Object> filled = new TreeMap<>();
        map.forEach((name, value) -> {
            switch (value.type()) {
                case NUL -> {}
                case M -> filled.put(name, filled(value.m()));
                case L ->
                        filled.put(
                                name,
                                value.l().stream().map(v -> v.hasM() ? filled(v.m()) : v).toList());
                default -> filled.put(name, value);
            }
        });
        return filled;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void approvalStandsAsItWasGiven(int shape) throws IOException {
        for (Request r : requests(table(shape))) {
            for (Decision d : r.decisions()) {
                assertThat(r.standing(d.stage())).as(r.id()).contains(d);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void recordIsFoundInListsAndWhenItIsDue(int shape) throws IOException {
        ShapeTable table = table(shape);
        DueTimes dueTimes = new DueTimes(AuditStore.POLICY);
        List<Request> requests = requests(table);
        List<Credential> credentials = credentials(table);

        assertThat(table.store.requests(Optional.empty(), ALL).items())
                .containsExactlyInAnyOrderElementsOf(requests);
        assertThat(table.store.requestsOf(StoreSamples.RILEY.email(), ALL).items())
                .containsExactlyInAnyOrderElementsOf(requests);
        assertThat(table.store.waitingFor(StoreSamples.MORGAN.email(), false, ALL).items())
                .containsExactlyInAnyOrderElementsOf(
                        requests.stream()
                                .filter(r -> r.state() == RequestState.AWAITING_MANAGER)
                                .toList());
        assertThat(table.store.credentials(Optional.empty(), ALL).items())
                .containsExactlyInAnyOrderElementsOf(credentials);
        assertThat(table.store.credentials(Optional.of(CredentialStatus.ACTIVE), ALL).items())
                .containsExactlyInAnyOrderElementsOf(
                        credentials.stream()
                                .filter(c -> c.status() == CredentialStatus.ACTIVE)
                                .toList());
        assertThat(due(table, Due.Queue.TICK, Due.RequestDue.class))
                .hasSize((int) requests.stream().filter(r -> dueTimes.tick(r).isPresent()).count());
        assertThat(due(table, Due.Queue.DAILY, Due.RequestDue.class))
                .hasSize(
                        (int) requests.stream().filter(r -> dueTimes.daily(r).isPresent()).count());
        assertThat(due(table, Due.Queue.TICK, Due.CredentialDue.class))
                .hasSize(
                        (int)
                                credentials.stream()
                                        .filter(c -> dueTimes.tick(c).isPresent())
                                        .count());
        assertThat(due(table, Due.Queue.TICK, Due.OutboxDue.class)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rowIsInTheInventoryUnlessItsRecordIs(int shape) throws IOException {
        ShapeTable table = table(shape);
        Found stray =
                rows(table).stream()
                        .filter(f -> f.standing() == Found.Standing.FOUND)
                        .findFirst()
                        .orElseThrow();
        // in the month of those that an earlier version called gone, which is listed from now on
        Found gone = FoundLifecycle.missing(stray, true, ShapeSamples.NOW);
        assertThat(table.store.commit(new Commit().found(gone)))
                .isInstanceOf(CommitResult.Committed.class);
        List<Found> rows = rows(table);

        assertThat(table.store.standing())
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().filter(f -> !f.isGone()).toList());
        assertThat(table.store.inventory(Optional.empty(), ALL).items())
                .filteredOn(Listed.Stray.class::isInstance)
                .contains(new Listed.Stray(gone))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream()
                                .filter(f -> !f.standing().isManaged() && !f.isTold())
                                .map(Listed.Stray::new)
                                .toList());
        assertThat(rows)
                .as("gone by an earlier version, and told by a record")
                .anyMatch(f -> f.standing() == Found.Standing.GONE && f.isTold());
    }

    private static List<Found> rows(ShapeTable table) {
        return records(table, ItemType.FOUND).stream().map(Found.class::cast).toList();
    }

    private static List<Due> due(ShapeTable table, Due.Queue queue, Class<? extends Due> type) {
        return table.store.due(queue, ShapeSamples.NOW.plus(Duration.ofDays(999)), 500).stream()
                .filter(type::isInstance)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everythingBesideTheRecordsIsKnown(int shape) throws IOException {
        DynamoStore store = table(shape).store;

        assertThat(store.owner(EverythingStored.PLACE)).contains("req_usual");
        assertThat(
                        store.remember(
                                EverythingStored.REMEMBERED, "other", "other", Duration.ofHours(1)))
                .contains(
                        new Store.Remembered(EverythingStored.BODY_HASH, EverythingStored.ANSWER));
        assertThat(
                        store.leases()
                                .take(
                                        "sweep",
                                        "run_2",
                                        ShapeSamples.NOW,
                                        ShapeSamples.NOW.plusSeconds(60)))
                .isFalse();
        assertThat(store.sightings()).isEqualTo(new Sightings(1, EverythingStored.SEEN));
        assertThat(store.sweepLog().book()).isEqualTo(EverythingStored.BOOK);
        assertThat(store.sweepLog().runs(ALL).items()).containsExactly(EverythingStored.RUN);
        assertThat(store.saveSightings(store.sightings().next(Map.of()))).isTrue();
        assertThat(store.directory().people())
                .containsExactlyInAnyOrderElementsOf(EverythingStored.PEOPLE);
        assertThat(store.personByGitlab("riley")).contains(StoreSamples.RILEY);
        assertThat(store.replaceDirectory(List.of(StoreSamples.SASHA), 2, new Commit())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void chainsAndSealsGoOnWithoutABreak(int shape, @TempDir Path directory) throws IOException {
        DynamoStore store = table(shape).store;
        AuditLog log = store.auditLog();

        store.commit(new Commit().audit(StoreSamples.entry("by this version")));
        assertThat(log.seal(log.lastSeal().next(ShapeSamples.NOW, log.moved(9)), new Commit()))
                .isTrue();
        log.settle(log.lastSeal());

        Path export =
                Files.write(directory.resolve("export"), log.export(Optional.empty(), 99).lines());
        assertThat(Verifier.verify(export, Set.of(log.lastSeal().hash())))
                .isInstanceOfSatisfying(
                        Outcome.Whole.class,
                        whole -> {
                            assertThat(whole.events()).isEqualTo(4);
                            assertThat(whole.seals()).isEqualTo(2);
                            assertThat(whole.unsealed()).isZero();
                        });
        assertThat(log.events("system", ALL).items())
                .map(e -> e.entry().personal().get("reason"))
                .containsExactly("first", "second", "third", "by this version");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void recordIsChangedFromWhereItStands(int shape) throws IOException {
        ShapeTable table = table(shape);
        Set<String> changed = new HashSet<>();
        for (Request r : requests(table)) {
            Request next = r.draft().reason("changed").next();
            assertThat(table.store.commit(new Commit().request(StoreSamples.to(next))))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(table.store.request(r.id())).contains(next);
            changed.add(r.id());
        }
        for (Credential c : credentials(table)) {
            Credential next = c.draft().name("changed").next();
            assertThat(table.store.commit(new Commit().credential(StoreSamples.to(next))))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(table.store.credential(c.id())).contains(next.written(ShapeSamples.NOW));
            changed.add(c.id());
        }
        assertThat(changed).isNotEmpty();
    }

    private static List<Request> requests(ShapeTable table) {
        return records(table, ItemType.REQUEST).stream().map(Request.class::cast).toList();
    }

    private static List<Credential> credentials(ShapeTable table) {
        return records(table, ItemType.CREDENTIAL).stream().map(Credential.class::cast).toList();
    }

    private static List<Object> records(ShapeTable table, ItemType type) {
        return table.items.stream()
                .filter(item -> ShapeTable.type(item) == type)
                .map(table::read)
                .toList();
    }
}
