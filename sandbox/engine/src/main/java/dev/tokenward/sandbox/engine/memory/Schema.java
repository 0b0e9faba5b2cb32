package dev.tokenward.sandbox.engine.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** The keys of a table and of its indexes. */
final class Schema {
    private final String table;
    private final Keys primary;
    private final Map<String, Keys> indexes = new HashMap<>();
    private final Set<String> keysOnly = new TreeSet<>();

    Schema(CreateTableRequest declared) {
        table = declared.tableName();
        primary = Keys.of(declared.keySchema());
        for (GlobalSecondaryIndex index : declared.globalSecondaryIndexes()) {
            indexes.put(index.indexName(), Keys.of(index.keySchema()));
            if (index.projection().projectionType() == ProjectionType.KEYS_ONLY) {
                keysOnly.add(index.indexName());
            }
        }
    }

    /** The names of a partition key and a sort key. */
    record Keys(String partition, String sort) {
        static Keys of(List<KeySchemaElement> elements) {
            return new Keys(name(elements, KeyType.HASH), name(elements, KeyType.RANGE));
        }

        private static String name(List<KeySchemaElement> elements, KeyType type) {
            return elements.stream()
                    .filter(e -> e.keyType() == type)
                    .findFirst()
                    .orElseThrow()
                    .attributeName();
        }
    }

    /** Where an item stands: partition, then sort key. */
    record ItemKey(String partition, String sort) implements Comparable<ItemKey> {
        @Override
        public int compareTo(ItemKey other) {
            int first = partition.compareTo(other.partition);
            return first != 0 ? first : sort.compareTo(other.sort);
        }
    }

    String table() {
        return table;
    }

    /**
     * The key of an item; every key attribute, an index's too, is looked at as the service does.
     */
    ItemKey keyOf(Map<String, AttributeValue> item) {
        indexes.values()
                .forEach(index -> {
                    Values.key(item, index.partition());
                    Values.key(item, index.sort());
                });
        return new ItemKey(part(item, primary.partition()), part(item, primary.sort()));
    }

    private static String part(Map<String, AttributeValue> item, String name) {
        return Values.key(item, name)
                .orElseThrow(() -> Refused.validation("The item lacks the key " + name));
    }

    Keys keys(Optional<String> index) {
        if (index.isEmpty()) {
            return primary;
        }
        Keys keys = indexes.get(index.get());
        if (keys == null) {
            throw Refused.validation("The table does not have the index " + index.get());
        }
        return keys;
    }

    /** What an index shows of an item. */
    Map<String, AttributeValue> shown(Optional<String> index, Map<String, AttributeValue> item) {
        return index.isPresent() && keysOnly.contains(index.get()) ? start(index, item) : item;
    }

    /** The key attributes of an item, from which a query goes on. */
    Map<String, AttributeValue> start(Optional<String> index, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> start = new TreeMap<>();
        for (Keys keys : List.of(primary, keys(index))) {
            for (String name : List.of(keys.partition(), keys.sort())) {
                AttributeValue value = item.get(name);
                if (value != null) {
                    start.put(name, value);
                }
            }
        }
        return start;
    }
}
