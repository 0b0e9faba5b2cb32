package dev.tokenward.sandbox.engine.memory;

import dev.tokenward.sandbox.engine.memory.Schema.ItemKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * One table with text keys, in memory. One call after the other; reads are always consistent; what
 * is not implemented throws {@link UnsupportedOperationException}.
 */
public final class MemoryDynamo implements DynamoDbClient {
    private static final int MOST_IN_TRANSACTION = 100;

    private final Schema schema;
    private final TreeMap<ItemKey, Map<String, AttributeValue>> items = new TreeMap<>();
    private final Changes changes = new Changes();

    public MemoryDynamo(CreateTableRequest declared) {
        schema = new Schema(declared);
    }

    /** Everything that is stored, by key. */
    public synchronized List<Map<String, AttributeValue>> items() {
        return List.copyOf(items.values());
    }

    /** Puts items there as they are; leaves no record in the stream. */
    public synchronized void fill(List<Map<String, AttributeValue>> all) {
        all.forEach(item -> items.put(schema.keyOf(item), item));
    }

    /** The stream's records from a position on; the first has position 0. */
    public synchronized List<Record> records(int from) {
        return changes.from(from);
    }

    @Override
    public synchronized GetItemResponse getItem(GetItemRequest request) {
        own(request.tableName());
        Map<String, AttributeValue> item = items.get(schema.keyOf(request.key()));
        return item == null
                ? GetItemResponse.builder().build()
                : GetItemResponse.builder().item(item).build();
    }

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        own(request.tableName());
        Write write = Write.of(schema, request);
        check(write);
        apply(write);
        return PutItemResponse.builder().build();
    }

    @Override
    public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
        own(request.tableName());
        Write write = Write.of(schema, request);
        check(write);
        apply(write);
        return DeleteItemResponse.builder().build();
    }

    private void check(Write write) {
        Map<String, AttributeValue> old = present(write.key());
        if (!write.allowed(old)) {
            throw Refused.condition(write.wantsOld() ? old : Map.of());
        }
    }

    @Override
    public synchronized BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        request.requestItems()
                .forEach((name, writes) -> {
                    own(name);
                    writes.forEach(w -> apply(Write.of(schema, w)));
                });
        return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
    }

    /** Whether a transaction would be refused as things stand, and so would write nothing. */
    public synchronized boolean refuses(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .map(item -> Write.of(schema, item))
                .anyMatch(write -> !write.allowed(present(write.key())));
    }

    /** Whether a put would be refused as things stand. */
    public synchronized boolean refuses(PutItemRequest request) {
        Write write = Write.of(schema, request);
        return !write.allowed(present(write.key()));
    }

    /** Whether a deletion would be refused as things stand. */
    public synchronized boolean refuses(DeleteItemRequest request) {
        Write write = Write.of(schema, request);
        return !write.allowed(present(write.key()));
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(
            TransactWriteItemsRequest request) {
        List<Write> writes = new ArrayList<>();
        Set<ItemKey> keys = new HashSet<>();
        for (TransactWriteItem item : request.transactItems()) {
            Write write = Write.of(schema, item);
            if (!keys.add(write.key())) {
                throw Refused.validation(
                        "Transaction request cannot include multiple operations on one item");
            }
            writes.add(write);
        }
        if (writes.isEmpty() || writes.size() > MOST_IN_TRANSACTION) {
            throw Refused.validation("A transaction has 1 to 100 items");
        }
        List<CancellationReason> reasons =
                writes.stream().map(w -> reason(w, present(w.key()))).toList();
        if (reasons.stream().anyMatch(r -> !r.code().equals("None"))) {
            throw Refused.cancelled(reasons);
        }
        writes.forEach(this::apply);
        return TransactWriteItemsResponse.builder().build();
    }

    private static CancellationReason reason(Write write, Map<String, AttributeValue> old) {
        if (write.allowed(old)) {
            return CancellationReason.builder().code("None").build();
        }
        CancellationReason.Builder reason =
                CancellationReason.builder().code("ConditionalCheckFailed");
        return write.wantsOld() && !old.isEmpty() ? reason.item(old).build() : reason.build();
    }

    private Map<String, AttributeValue> present(ItemKey key) {
        return items.getOrDefault(key, Map.of());
    }

    private void apply(Write write) {
        Map<String, AttributeValue> old = present(write.key());
        write.item()
                .ifPresentOrElse(
                        item -> items.put(write.key(), item), () -> items.remove(write.key()));
        changes.add(old, write.item().orElse(Map.of()), schema, Instant.now());
    }

    @Override
    public synchronized QueryResponse query(QueryRequest request) {
        own(request.tableName());
        Optional<String> index = Optional.ofNullable(request.indexName());
        Schema.Keys keys = schema.keys(index);
        Expression wanted =
                Parser.parse(
                        request.keyConditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues());
        AttributeValue partition =
                wanted.only(keys.partition())
                        .orElseThrow(() ->
                                Refused.validation(
                                        "Query condition missed key schema element: "
                                                + keys.partition()));
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        Comparator<Map<String, AttributeValue>> order = order(keys);
        Comparator<Map<String, AttributeValue>> way = forward ? order : order.reversed();
        List<Map<String, AttributeValue>> found =
                items.values().stream()
                        .filter(item ->
                                partition.equals(item.get(keys.partition()))
                                        && item.containsKey(keys.sort())
                                        && wanted.holds(item))
                        .sorted(way)
                        .filter(item ->
                                !request.hasExclusiveStartKey()
                                        || way.compare(item, request.exclusiveStartKey()) > 0)
                        .toList();
        int limit = request.limit() == null ? Integer.MAX_VALUE : request.limit();
        // as the service: a page that is full goes on, even if nothing follows
        boolean full = found.size() >= limit;
        List<Map<String, AttributeValue>> page = full ? found.subList(0, limit) : found;
        QueryResponse.Builder answer =
                QueryResponse.builder()
                        .items(page.stream().map(i -> schema.shown(index, i)).toList())
                        .count(page.size())
                        .scannedCount(page.size());
        if (full) {
            answer.lastEvaluatedKey(schema.start(index, page.getLast()));
        }
        return answer.build();
    }

    private Comparator<Map<String, AttributeValue>> order(Schema.Keys keys) {
        Schema.Keys primary = schema.keys(Optional.empty());
        return Comparator.<Map<String, AttributeValue>, String>comparing(i -> text(i, keys.sort()))
                .thenComparing(i -> text(i, primary.partition()))
                .thenComparing(i -> text(i, primary.sort()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Values.key(item, name).orElse("");
    }

    private void own(String table) {
        if (!table.equals(schema.table())) {
            throw Refused.validation("no table " + table);
        }
    }

    @Override
    public String serviceName() {
        return DynamoDbClient.SERVICE_NAME;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
