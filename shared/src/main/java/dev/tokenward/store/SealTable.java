package dev.tokenward.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import dev.tokenward.store.Part.Role;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The chain of seals: each an item, and one that says which is the last. */
final class SealTable {
    private static final String PK = "SEALS";

    private final DynamoDbClient db;
    private final String table;
    private final Puts puts;

    SealTable(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
        this.puts = new Puts(table);
    }

    Seal.Last last() {
        Map<String, AttributeValue> item =
                db.getItem(g -> g.tableName(table).key(Items.key(PK, "LAST")).consistentRead(true))
                        .item();
        return item.isEmpty()
                ? Seal.Last.NONE
                : new Seal.Last(
                        Long.parseLong(Items.attribute(item, "number").n()),
                        Items.attribute(item, "hash").s(),
                        Items.attribute(item, "open").bool());
    }

    /** The writes of a new seal: only the one that follows the last is ever stored. */
    List<Part> parts(Seal seal) {
        Item item =
                new Item(PK, sortKey(seal.number()), ItemType.SEAL)
                        .text("hash", seal.hash())
                        .put("seal", Attributes.of(seal.tree()));
        Item last = pointer(seal.number(), seal.hash(), true);
        return List.of(
                part(puts.put(item, "attribute_not_exists(pk)", Map.of(), Map.of())),
                part(
                        seal.number() == 1
                                ? puts.put(last, "attribute_not_exists(pk)", Map.of(), Map.of())
                                : puts.put(
                                        last,
                                        "#n = :n AND #h = :h",
                                        Map.of("#n", "number", "#h", "hash"),
                                        Map.of(
                                                ":n", Attributes.number(seal.number() - 1),
                                                ":h", Attributes.text(seal.previous())))));
    }

    private static Part part(TransactWriteItem write) {
        return new Part(new Role.Pointer("seals"), write);
    }

    private static Item pointer(long number, String hash, boolean open) {
        return new Item(PK, "LAST", ItemType.SEAL_LAST)
                .number("number", number)
                .text("hash", hash)
                .put("open", AttributeValue.fromBool(open));
    }

    /** The last seal's marks are all off. */
    void close(Seal.Last last) {
        try {
            db.putItem(p ->
                    p.tableName(table)
                            .item(pointer(last.number(), last.hash(), false).attributes())
                            .conditionExpression("#n = :n")
                            .expressionAttributeNames(Map.of("#n", "number"))
                            .expressionAttributeValues(
                                    Map.of(":n", Attributes.number(last.number()))));
        } catch (ConditionalCheckFailedException e) {
            // another run has closed it and sealed again
            return;
        }
    }

    List<Seal.Head> heads(long number) {
        Map<String, AttributeValue> item =
                db.getItem(g ->
                                g.tableName(table)
                                        .key(Items.key(PK, sortKey(number)))
                                        .consistentRead(true))
                        .item();
        return Items.attribute(Items.attribute(item, "seal").m(), "heads").l().stream()
                .map(AttributeValue::m)
                .map(h ->
                        new Seal.Head(
                                Items.attribute(h, "subject").s(),
                                Long.parseLong(Items.attribute(h, "sequence").s()),
                                Items.attribute(h, "hash").s()))
                .toList();
    }

    /** Lines of an export: the seals after this one, a few at a time, in their order. */
    List<Line> after(long number) {
        return db
                .query(q ->
                        q.tableName(table)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :a AND :z")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", Attributes.text(PK),
                                                ":a", Attributes.text(sortKey(number + 1)),
                                                ":z", Attributes.text("999999999999")))
                                .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Line(Long.parseLong(Items.attribute(item, "sk").s()), line(item)))
                .toList();
    }

    /** A seal as a line; its number is that of its key, whatever its content says. */
    record Line(long number, String text) {}

    private static String line(Map<String, AttributeValue> item) {
        ObjectNode line = Json.object();
        line.set("seal", AuditRecords.tree(item, "seal"));
        line.set("hash", AuditRecords.tree(item, "hash"));
        return Json.write(line);
    }

    private static String sortKey(long number) {
        return Digits.of(number, 12);
    }
}
