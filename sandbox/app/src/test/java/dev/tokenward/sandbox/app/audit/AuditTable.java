package dev.tokenward.sandbox.app.audit;

import dev.tokenward.sandbox.app.Sandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The hands of somebody who may write the whole table, and put everything back afterwards. */
final class AuditTable implements AutoCloseable {
    private final DynamoDbClient db;
    private final String table;
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> before =
            new HashMap<>();

    AuditTable(Sandbox sandbox) {
        db = sandbox.dynamo();
        table = sandbox.tableName();
    }

    private Map<String, AttributeValue> keep(String pk, String sk) {
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
        Map<String, AttributeValue> item = db.getItem(g -> g.tableName(table).key(key)).item();
        if (item.isEmpty()) {
            throw new IllegalStateException("nothing is at " + pk + " " + sk);
        }
        before.putIfAbsent(key, item);
        return key;
    }

    private static String chain(String subject) {
        return "AUDIT#" + subject;
    }

    private static String number(long sequence) {
        return "%012d".formatted(sequence);
    }

    void changeType(String subject, long sequence, String type) {
        Map<String, AttributeValue> key = keep(chain(subject), number(sequence));
        db.updateItem(u ->
                u.tableName(table)
                        .key(key)
                        .updateExpression("SET #e.#t = :t")
                        .expressionAttributeNames(Map.of("#e", "event", "#t", "type"))
                        .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(type))));
    }

    void erase(String subject, long sequence, String fact) {
        Map<String, AttributeValue> key = keep(chain(subject), number(sequence));
        db.updateItem(u ->
                u.tableName(table)
                        .key(key)
                        .updateExpression("REMOVE plain.#f")
                        .expressionAttributeNames(Map.of("#f", fact)));
    }

    void drop(String subject, long sequence) {
        drop(chain(subject), number(sequence));
    }

    void dropSeal(long number) {
        drop("SEALS", number(number));
    }

    private void drop(String pk, String sk) {
        Map<String, AttributeValue> key = keep(pk, sk);
        db.deleteItem(d -> d.tableName(table).key(key));
    }

    /** Writes an event anew under another number. */
    void copy(String subject, long from, long to) {
        Map<String, AttributeValue> item =
                new HashMap<>(
                        Optional.ofNullable(before.get(keep(chain(subject), number(from))))
                                .orElseThrow());
        keep(chain(subject), number(to));
        item.put("sk", AttributeValue.fromS(number(to)));
        db.putItem(p -> p.tableName(table).item(item));
    }

    @Override
    public void close() {
        before.values().forEach(item -> db.putItem(p -> p.tableName(table).item(item)));
    }
}
