package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many items at once, as the store would have written them one by one over the years. */
public final class Bulk {
    private static final int MOST_IN_A_BATCH = 25;

    private Bulk() {}

    /** The same but for some components, given by their names as texts. */
    public static Credential copy(Credential of, Map<String, String> changes) {
        return copy(of, changes, Credential.class);
    }

    public static Request copy(Request of, Map<String, String> changes) {
        return copy(of, changes, Request.class);
    }

    private static <T> T copy(T of, Map<String, String> changes, Class<T> type) {
        Map<String, AttributeValue> item = new HashMap<>(Records.write(of).m());
        changes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        return type.cast(Records.read(AttributeValue.fromM(item), type));
    }

    public static void write(
            DynamoDbClient db,
            String table,
            Policy policy,
            List<Credential> credentials,
            List<Request> requests) {
        Items items = new Items(new DueTimes(policy));
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        credentials.forEach(c -> all.add(items.of(c).attributes()));
        requests.forEach(r -> all.add(items.of(r).attributes()));
        Stream.concat(credentials.stream().map(Sections::of), requests.stream().map(Sections::of))
                .filter(Sections::isMonthly)
                .distinct()
                .forEach(month -> all.add(new Item("MONTHS", month, ItemType.MONTH).attributes()));
        for (int at = 0; at < all.size(); at += MOST_IN_A_BATCH) {
            List<WriteRequest> batch =
                    all.subList(at, Math.min(at + MOST_IN_A_BATCH, all.size())).stream()
                            .map(item ->
                                    WriteRequest.builder().putRequest(p -> p.item(item)).build())
                            .toList();
            if (!db.batchWriteItem(b -> b.requestItems(Map.of(table, batch)))
                    .unprocessedItems()
                    .isEmpty()) {
                throw new IllegalStateException("the engine left items out");
            }
        }
    }
}
