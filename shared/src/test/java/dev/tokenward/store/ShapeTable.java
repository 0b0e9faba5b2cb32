package dev.tokenward.store;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table with items in it that another version wrote, and this version's store on it. */
final class ShapeTable {
    final TestTable table = TestTable.inEngine();
    final DynamoStore store =
            new DynamoStore(
                    table.dynamo(),
                    table.name(),
                    () -> ShapeSamples.NOW,
                    StoreSamples.GROUPS,
                    AuditStore.POLICY);
    final List<Map<String, AttributeValue>> items;

    ShapeTable(
            List<Map<String, AttributeValue>> stored,
            UnaryOperator<Map<String, AttributeValue>> altered) {
        items = stored.stream().map(altered).toList();
        items.forEach(this::put);
    }

    void put(Map<String, AttributeValue> item) {
        table.dynamo().putItem(p -> p.tableName(table.name()).item(item));
    }

    static ItemType type(Map<String, AttributeValue> item) {
        return ItemType.valueOf(text(item, "type"));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        // not as the store does it, which is what these tests try
        return item.getOrDefault(name, Attributes.text("")).s();
    }

    /** What its key calls it: {@code req_1} of {@code REQUEST#req_1}. */
    static String id(Map<String, AttributeValue> item) {
        String pk = text(item, "pk");
        return pk.substring(pk.indexOf('#') + 1);
    }

    /** The record of an item that has one, as the store reads it. */
    Object read(Map<String, AttributeValue> item) {
        return switch (type(item)) {
            case REQUEST -> store.request(id(item)).orElseThrow();
            case CREDENTIAL -> store.credential(id(item)).orElseThrow();
            case OUTBOX -> store.outbox(id(item)).orElseThrow();
            case SIGHTINGS -> store.sightings();
            case FOUND -> store.found(id(item)).orElseThrow();
            case SURVEY -> store.survey();
            case SWEEP_BOOK -> store.sweepLog().book();
            case SWEEP -> store.sweepLog().runs(PageRequest.first(1)).items().getFirst();
            case SWEEP_UNDER_WAY -> store.sweepLog().underWay().orElseThrow();
            default -> throw new IllegalArgumentException(type(item) + " has no record");
        };
    }

    static boolean hasRecord(Map<String, AttributeValue> item) {
        return switch (type(item)) {
            case REQUEST,
                    CREDENTIAL,
                    OUTBOX,
                    SIGHTINGS,
                    FOUND,
                    SURVEY,
                    SWEEP_BOOK,
                    SWEEP,
                    SWEEP_UNDER_WAY ->
                    true;
            default -> false;
        };
    }

    /** As this version would write the record. */
    static Map<String, AttributeValue> written(Object record) {
        return Records.write(record).m();
    }
}
