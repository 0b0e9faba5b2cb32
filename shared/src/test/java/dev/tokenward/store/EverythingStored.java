package dev.tokenward.store;

import dev.tokenward.domain.Person;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Has the store write an item of every type, in every form that it gives it. */
final class EverythingStored {
    static final String PLACE = "issue:acme/access#42";
    static final String REMEMBERED = "riley@example.com#key";
    static final String BODY_HASH = "body";
    static final String ANSWER = "req_usual";
    static final Map<String, Instant> SEEN = Map.of("gone:cred_1", ShapeSamples.NOW);
    static final List<Person> PEOPLE =
            List.of(StoreSamples.SASHA, StoreSamples.MORGAN, StoreSamples.RILEY);
    private static final Instant NOW = ShapeSamples.NOW;
    static final SweepBook BOOK =
            new SweepBook(
                    Optional.of(new SweepBook.Owed(NOW, 2)),
                    Optional.of(
                            new SweepBook.Ask(
                                    "ask_1",
                                    NOW,
                                    50,
                                    7,
                                    NOW,
                                    Optional.of(
                                            new SweepBook.Confirmation(
                                                    StoreSamples.SASHA.email(), NOW)))),
                    1);
    static final SweepRecord RUN =
            new SweepRecord(
                    "run_1",
                    "daily",
                    false,
                    NOW,
                    NOW.plusSeconds(20),
                    Map.of("revoked", 2),
                    List.of(new SweepRecord.Need("NOW", "A deletion failed", "Support Ops")),
                    Map.of("seal", "number 1"),
                    Optional.of("no time left"));
    private static final Duration LEASE = Duration.ofMinutes(5);

    private EverythingStored() {}

    static List<Map<String, AttributeValue>> in(TestTable table, DynamoStore store) {
        RequestSamples.all().forEach(r -> store.commit(new Commit().request(StoreSamples.to(r))));
        ShapeSamples.credentials()
                .forEach(c -> store.commit(new Commit().credential(StoreSamples.to(c))));
        ShapeSamples.notices().forEach(notice -> store.commit(new Commit().notice(notice)));
        store.claimOutbox(key(0), NOW, LEASE);
        store.claimOutbox(key(1), NOW, LEASE).ifPresent(row -> store.outboxSent(row, "1700.1"));
        store.claimOutbox(key(2), NOW, LEASE)
                .ifPresent(row -> store.outboxRetry(row, "Slack answers 500", NOW.plus(LEASE)));
        store.claimOutbox(key(3), NOW, LEASE)
                .ifPresent(row -> store.outboxFailed(row, "no such member"));
        store.commit(new Commit().take(new Commit.Place(PLACE, "req_usual")));
        store.leases().take("sweep", "run_1", NOW, NOW.plus(LEASE));
        store.saveSightings(store.sightings().next(SEEN));
        store.commit(new Commit().sweepBook(StoreSamples.to(BOOK)).sweepRun(RUN));
        store.sweepLog().underWay(RUN.at("keep Zendesk in sight: 3000 access tokens counted"));
        ShapeSamples.found().forEach(f -> store.commit(new Commit().found(f)));
        store.commit(new Commit().survey(ShapeSamples.SURVEY));
        store.remember(REMEMBERED, BODY_HASH, ANSWER, Duration.ofHours(24));
        store.replaceDirectory(List.of(StoreSamples.SASHA), 0, new Commit());
        store.replaceDirectory(PEOPLE, 1, new Commit());
        audit(store);
        return new ArrayList<>(
                table.dynamo().scanPaginator(s -> s.tableName(table.name())).items().stream()
                        .toList());
    }

    /** Two events under a seal, and one that waits for the next. */
    private static void audit(DynamoStore store) {
        AuditLog log = store.auditLog();
        store.commit(new Commit().audit(StoreSamples.entry("first")));
        store.commit(new Commit().audit(StoreSamples.entry("second")));
        log.seal(log.lastSeal().next(NOW, log.moved(Seal.MOST_HEADS)), new Commit());
        log.settle(log.lastSeal());
        store.commit(new Commit().audit(StoreSamples.entry("third")));
    }

    private static String key(int i) {
        return ShapeSamples.notices().get(i).key();
    }
}
