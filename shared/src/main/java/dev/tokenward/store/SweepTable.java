package dev.tokenward.store;

import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The sweep's book, and its runs under one key: one a day, and those of the ticks that did
 * something, until they expire.
 */
final class SweepTable implements SweepLog {
    private static final String RUNS = "SWEEPS";
    private static final String BOOK = "SWEEP_BOOK";
    private static final String UNDER_WAY = "SWEEP_UNDER_WAY";
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbClient db;
    private final String table;

    SweepTable(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    static Item of(SweepBook book) {
        return new Item(BOOK, BOOK, ItemType.SWEEP_BOOK)
                .number("version", book.version())
                .put("doc", Records.write(book));
    }

    static Item of(SweepRecord run) {
        return new Item(RUNS, Instants.key(run.startedAt()) + "#" + run.id(), ItemType.SWEEP)
                .put("doc", Records.write(run))
                .number("expiresAt", run.startedAt().plus(KEPT).getEpochSecond());
    }

    @Override
    public SweepBook book() {
        Map<String, AttributeValue> item =
                db.getItem(g -> g.tableName(table).key(Items.key(BOOK, BOOK)).consistentRead(true))
                        .item();
        return item.isEmpty() ? SweepBook.EMPTY : Items.read(item, SweepBook.class);
    }

    @Override
    public Page<SweepRecord> runs(PageRequest page) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Attributes.text(RUNS)))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(page.limit());
        page.cursor().map(SweepTable::key).ifPresent(query::exclusiveStartKey);
        QueryResponse answer = db.query(query.build());
        List<SweepRecord> runs =
                answer.items().stream().map(item -> Items.read(item, SweepRecord.class)).toList();
        return new Page<>(
                runs,
                answer.lastEvaluatedKey().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                cursor(Items.attribute(answer.lastEvaluatedKey(), "sk").s())));
    }

    @Override
    public void underWay(SweepRecord soFar) {
        Item item =
                new Item(UNDER_WAY, UNDER_WAY, ItemType.SWEEP_UNDER_WAY)
                        .put("doc", Records.write(soFar))
                        .text("run", soFar.id())
                        .number("expiresAt", soFar.startedAt().plus(KEPT).getEpochSecond());
        db.putItem(p -> p.tableName(table).item(item.attributes()));
    }

    @Override
    public void over(String run) {
        try {
            db.deleteItem(d ->
                    d.tableName(table)
                            .key(Items.key(UNDER_WAY, UNDER_WAY))
                            .conditionExpression("#r = :r")
                            .expressionAttributeNames(Map.of("#r", "run"))
                            .expressionAttributeValues(Map.of(":r", Attributes.text(run))));
        } catch (ConditionalCheckFailedException e) {
            // another run is shown by now, or an earlier try of this call landed
            return;
        }
    }

    @Override
    public Optional<SweepRecord> underWay() {
        Map<String, AttributeValue> item =
                db.getItem(g -> g.tableName(table).key(Items.key(UNDER_WAY, UNDER_WAY))).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Items.read(item, SweepRecord.class));
    }

    private static String cursor(String sk) {
        return new Cursor(RUNS, sk, RUNS, sk).encode();
    }

    private static Map<String, AttributeValue> key(String cursor) {
        Cursor from = Cursor.decode(cursor);
        if (!from.section().equals(RUNS)) {
            throw new BadCursor();
        }
        return Items.key(RUNS, from.sk());
    }
}
