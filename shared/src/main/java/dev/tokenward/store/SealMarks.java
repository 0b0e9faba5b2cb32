package dev.tokenward.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Marks on the heads that moved since they were sealed: a place in the index {@code daily} under
 * keys of their own. The place says which head and not when, so a head that moves twice is not
 * written to the index twice.
 */
final class SealMarks {
    private static final int TRIES = 20;

    private final DynamoDbClient db;
    private final String table;
    private final Runnable pause;

    SealMarks(DynamoDbClient db, String table, Runnable pause) {
        this.db = db;
        this.table = table;
        this.pause = pause;
    }

    static Item put(Item head, String subject) {
        return head.text(Index.DAILY.key, key(AuditSubjects.shard(subject)))
                .text(Index.DAILY.sort, subject);
    }

    private static String key(int shard) {
        return "UNSEALED#" + Digits.of(shard, 2);
    }

    /**
     * At most so many marked heads, as they are at this moment. The index may lag; heads do not.
     */
    List<Seal.Head> read(int most) {
        List<Seal.Head> moved = new ArrayList<>();
        for (int shard = 0; shard < Item.SHARDS && moved.size() < most; shard++) {
            String key = key(shard);
            db
                    .queryPaginator(q ->
                            q.tableName(table)
                                    .indexName(Index.DAILY.indexName)
                                    .keyConditionExpression("#k = :k")
                                    .expressionAttributeNames(Map.of("#k", Index.DAILY.key))
                                    .expressionAttributeValues(Map.of(":k", Attributes.text(key))))
                    .items()
                    .stream()
                    .map(item -> Items.attribute(item, Index.DAILY.sort).s())
                    .map(this::head)
                    .filter(item -> item.containsKey(Index.DAILY.key))
                    .limit(most - moved.size())
                    .map(SealMarks::head)
                    .forEach(moved::add);
        }
        return moved;
    }

    private Map<String, AttributeValue> head(String subject) {
        return db.getItem(g ->
                        g.tableName(table).key(AuditChain.Head.key(subject)).consistentRead(true))
                .item();
    }

    private static Seal.Head head(Map<String, AttributeValue> item) {
        AuditChain.Head head =
                AuditChain.Head.of(Items.attribute(item, Index.DAILY.sort).s(), item);
        return new Seal.Head(head.subject(), head.sequence(), head.hash());
    }

    /** Takes a mark off, unless the head moved on after it was sealed. */
    void takeOff(Seal.Head sealed) {
        Item head = new AuditChain.Head(sealed.subject(), sealed.sequence(), sealed.hash()).item();
        for (int i = 0; i < TRIES; i++) {
            try {
                db.putItem(p ->
                        p.tableName(table)
                                .item(head.attributes())
                                .conditionExpression("#s = :s")
                                .expressionAttributeNames(Map.of("#s", "sequence"))
                                .expressionAttributeValues(
                                        Map.of(":s", Attributes.number(sealed.sequence()))));
                return;
            } catch (ConditionalCheckFailedException e) {
                return;
            } catch (TransactionConflictException e) {
                pause.run();
            }
        }
        throw new StoreUnavailable(
                "The table is too busy", new IllegalStateException(TRIES + " tries"));
    }
}
