package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.store.Part.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Carries a commit out as one transaction, again where that is of use, and says what came of it.
 */
final class Commits {
    private static final int TRIES = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

    private final DynamoDbClient db;
    private final String table;
    private final InstantSource clock;
    private final Items items;
    private final AuditLinks links;
    private final Puts puts;
    private final Consumer<Duration> waiter;

    Commits(
            DynamoDbClient db,
            String table,
            InstantSource clock,
            Items items,
            AuditLinks links,
            Consumer<Duration> waiter) {
        this.db = db;
        this.table = table;
        this.clock = clock;
        this.items = items;
        this.links = links;
        this.puts = new Puts(table);
        this.waiter = waiter;
    }

    CommitResult carryOut(Commit commit, List<Part> more) {
        // written into every item: so a later try knows its own earlier one (case C16)
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Set<Notice> queued = new HashSet<>();
        for (int i = 0; i < TRIES; i++) {
            List<Part> parts = parts(commit, id, now, queued, more, i == 0);
            if (parts.isEmpty()) {
                return new CommitResult.Committed();
            }
            Verdict verdict = attempt(parts, id);
            Optional<CommitResult> end = verdict.end();
            if (end.isPresent()) {
                return end.get();
            }
            if (verdict instanceof Verdict.Queued(List<Notice> notices)) {
                queued.addAll(notices);
            } else {
                pause(i, id);
            }
        }
        throw new StoreUnavailable(
                "The table is too busy", new IllegalStateException(TRIES + " tries"));
    }

    /**
     * Spread by the commit's id and not by {@link java.util.concurrent.ThreadLocalRandom}, which
     * copies of one snapshot would ask for the same numbers.
     */
    private void pause(int tries, String id) {
        long most = Math.min(FIRST_WAIT.toMillis() << Math.min(tries, 6), LONGEST_WAIT.toMillis());
        waiter.accept(
                Duration.ofMillis(
                        most / 2 + Math.floorMod(id.hashCode() * (tries + 1L), most / 2 + 1)));
    }

    private Verdict attempt(List<Part> parts, String id) {
        try {
            // the SDK repeats a lost call under the same client token, which DynamoDB knows for 10
            // minutes
            db.transactWriteItems(t -> t.transactItems(parts.stream().map(Part::write).toList()));
            return new Verdict.Landed();
        } catch (TransactionCanceledException e) {
            return Verdict.of(parts, e.cancellationReasons(), id);
        } catch (DynamoDbException e) {
            if (e.statusCode() >= 500 || e.isThrottlingException() || isBusy(e)) {
                return new Verdict.Busy();
            }
            throw e;
        } catch (SdkClientException e) {
            return new Verdict.Busy();
        }
    }

    private static boolean isBusy(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && "TransactionInProgressException".equals(e.awsErrorDetails().errorCode());
    }

    private List<Part> parts(
            Commit commit,
            String id,
            Instant now,
            Set<Notice> queued,
            List<Part> more,
            boolean first) {
        List<Part> parts = new ArrayList<>();
        for (Request r : commit.requests) {
            parts.add(versioned(r.id(), items.of(r), r.version(), id));
        }
        for (Credential c : commit.credentials) {
            parts.add(versioned(c.id(), items.of(c.written(now)), c.version(), id));
        }
        for (Found f : commit.found) {
            parts.add(versioned(f.id(), FoundTable.of(f), f.version(), id));
        }
        for (Survey survey : commit.surveys) {
            parts.add(versioned("survey", FoundTable.of(survey), survey.version(), id));
        }
        for (SweepBook book : commit.books) {
            parts.add(versioned("sweep", SweepTable.of(book), book.version(), id));
        }
        for (SweepRecord run : commit.runs) {
            parts.add(versioned(run.id(), SweepTable.of(run), 1, id));
        }
        for (Commit.Taking taking : commit.taken) {
            parts.add(new Part(new Role.Place(taking.place()), take(taking, id)));
        }
        for (Commit.Place place : commit.released) {
            parts.add(new Part(new Role.Place(place), release(place)));
        }
        for (Notice notice : commit.notices) {
            if (!queued.contains(notice)) {
                OutboxRow row =
                        new OutboxRow(
                                notice,
                                OutboxRow.Status.PENDING,
                                now,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1);
                parts.add(
                        new Part(
                                new Role.Row(notice),
                                puts.put(
                                        items.of(row).text("commit", id),
                                        "attribute_not_exists(pk)",
                                        Map.of(),
                                        Map.of())));
            }
        }
        parts.addAll(links.of(commit.audit, id, now, first ? fresh(commit) : Set.of()));
        parts.addAll(more);
        return parts;
    }

    /** A request that is written for the first time has no audit yet, whatever is true later. */
    private static Set<String> fresh(Commit commit) {
        return commit.requests.stream()
                .filter(r -> r.version() == 1)
                .map(r -> "request:" + r.id())
                .collect(Collectors.toSet());
    }

    private Part versioned(String what, Item item, long version, String id) {
        TransactWriteItem write =
                version == 1
                        ? puts.put(
                                item.text("commit", id),
                                "attribute_not_exists(pk)",
                                Map.of(),
                                Map.of())
                        : puts.put(
                                item.text("commit", id),
                                "#v = :v",
                                Map.of("#v", "version"),
                                Map.of(":v", Attributes.number(version - 1)));
        return new Part(new Role.Versioned(what), write);
    }

    private TransactWriteItem take(Commit.Taking taking, String id) {
        Commit.Place place = taking.place();
        return puts.put(
                new Item("PLACE#" + place.key(), "PLACE", ItemType.PLACE)
                        .text("owner", place.owner())
                        .text("commit", id),
                "attribute_not_exists(pk) OR #o IN (:o, :before)",
                Map.of("#o", "owner"),
                Map.of(
                        ":o",
                        Attributes.text(place.owner()),
                        ":before",
                        Attributes.text(taking.before().orElse(place.owner()))));
    }

    private TransactWriteItem release(Commit.Place place) {
        return TransactWriteItem.builder()
                .delete(d ->
                        d.tableName(table)
                                .key(Items.key("PLACE#" + place.key(), "PLACE"))
                                .conditionExpression("attribute_not_exists(pk) OR #o = :o")
                                .expressionAttributeNames(Map.of("#o", "owner"))
                                .expressionAttributeValues(
                                        Map.of(":o", Attributes.text(place.owner())))
                                .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }
}
