package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a call of the table touches: items, and the partitions of the table and its indexes, which
 * queries read. A write touches the partitions that its item is in before or after it, as they
 * stand when it is made.
 */
final class TableFootprint {
    private static final Pattern EQUAL = Pattern.compile("(#?\\w+) = (:\\w+)\\b.*");

    private final MemoryDynamo table;
    private final String name;
    private final String partition;
    private final String sort;
    private final List<GlobalSecondaryIndex> indexes;

    TableFootprint(MemoryDynamo table, CreateTableRequest declared) {
        this.table = table;
        name = declared.tableName();
        partition = key(declared.keySchema(), KeyType.HASH);
        sort = key(declared.keySchema(), KeyType.RANGE);
        indexes = declared.globalSecondaryIndexes();
    }

    private static String key(List<KeySchemaElement> keys, KeyType type) {
        return keys.stream()
                .filter(k -> k.keyType() == type)
                .findFirst()
                .orElseThrow()
                .attributeName();
    }

    Footprint get(Map<String, AttributeValue> key) {
        return Footprint.reading(item(key));
    }

    /** Of a partition, all of it: where a page begins and ends is not looked at. */
    Footprint query(QueryRequest request) {
        Matcher condition = EQUAL.matcher(request.keyConditionExpression());
        if (!condition.matches()) {
            return Footprint.ANYTHING;
        }
        String given = condition.group(1);
        String attribute =
                request.hasExpressionAttributeNames()
                        ? request.expressionAttributeNames().getOrDefault(given, given)
                        : given;
        String value =
                Optional.ofNullable(request.expressionAttributeValues().get(condition.group(2)))
                        .map(AttributeValue::s)
                        .orElseThrow();
        String of = Optional.ofNullable(request.indexName()).orElse("");
        return attribute.equals(hash(of))
                ? Footprint.reading(partition(of, value))
                : Footprint.ANYTHING;
    }

    private String hash(String index) {
        return indexes.stream()
                .filter(i -> i.indexName().equals(index))
                .findFirst()
                .map(i -> key(i.keySchema(), KeyType.HASH))
                .orElse(partition);
    }

    Footprint put(PutItemRequest request) {
        return table.refuses(request) ? get(request.item()) : write(request.item(), request.item());
    }

    Footprint delete(DeleteItemRequest request) {
        return table.refuses(request) ? get(request.key()) : write(request.key(), Map.of());
    }

    /** One that is refused as things stand only reads what its conditions are about. */
    Footprint transact(TransactWriteItemsRequest request) {
        if (table.refuses(request)) {
            return request.transactItems().stream()
                    .map(part -> part.put() == null ? part.delete().key() : part.put().item())
                    .map(this::get)
                    .reduce(Footprint.NOTHING, Footprint::and);
        }
        return request.transactItems().stream()
                .map(this::part)
                .reduce(Footprint.NOTHING, Footprint::and);
    }

    private Footprint part(TransactWriteItem part) {
        if (part.put() != null) {
            return write(part.put().item(), part.put().item());
        }
        return part.delete() == null ? Footprint.ANYTHING : write(part.delete().key(), Map.of());
    }

    Footprint batch(BatchWriteItemRequest request) {
        return request.requestItems().values().stream()
                .flatMap(List::stream)
                .map(this::part)
                .reduce(Footprint.NOTHING, Footprint::and);
    }

    private Footprint part(WriteRequest part) {
        return part.putRequest() == null
                ? write(part.deleteRequest().key(), Map.of())
                : write(part.putRequest().item(), part.putRequest().item());
    }

    private Footprint write(Map<String, AttributeValue> key, Map<String, AttributeValue> after) {
        Map<String, AttributeValue> before = stored(key);
        if (before.equals(after)) {
            // nobody notices, and the stream has no record of it
            return get(key);
        }
        Set<String> writes = new HashSet<>();
        writes.add(item(key));
        writes.add(partition("", Stored.text(key, partition)));
        if (Stored.mentions(after, Watch.CREATING)) {
            // the watch looks at both together
            writes.add(Watch.CREATING);
        }
        for (GlobalSecondaryIndex index : indexes) {
            if (isSeenIn(index, before, after)) {
                String hash = key(index.keySchema(), KeyType.HASH);
                for (Map<String, AttributeValue> image : List.of(before, after)) {
                    if (image.containsKey(hash)) {
                        writes.add(partition(index.indexName(), Stored.text(image, hash)));
                    }
                }
            }
        }
        return new Footprint(Set.of(), writes, false);
    }

    /** An index of keys alone shows nothing of a write that leaves them as they are. */
    private static boolean isSeenIn(
            GlobalSecondaryIndex index,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after) {
        return index.projection().projectionType() != ProjectionType.KEYS_ONLY
                || !keysOf(index, before).equals(keysOf(index, after));
    }

    private static List<Optional<AttributeValue>> keysOf(
            GlobalSecondaryIndex index, Map<String, AttributeValue> item) {
        List<Optional<AttributeValue>> keys = new ArrayList<>();
        index.keySchema().forEach(k -> keys.add(Optional.ofNullable(item.get(k.attributeName()))));
        return keys;
    }

    private Map<String, AttributeValue> stored(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(Set.of(partition, sort));
        return table.getItem(get -> get.tableName(name).key(key).consistentRead(true)).item();
    }

    private String item(Map<String, AttributeValue> key) {
        return "item " + Stored.text(key, partition) + "/" + Stored.text(key, sort);
    }

    private static String partition(String index, String value) {
        return "partition " + index + " " + value;
    }
}
