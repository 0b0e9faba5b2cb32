package dev.tokenward.store;

import static dev.tokenward.store.StoreSamples.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A list of which few items are wanted, among many closed ones of the same month. */
class SparseListTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final int OTHERS = 250;

    private final AtomicInteger queries = new AtomicInteger();
    private final TestTable table = TestTable.inMemory();
    private final DynamoStore store =
            new DynamoStore(
                    counting(table.dynamo()),
                    table.name(),
                    () -> NOW,
                    StoreSamples.GROUPS,
                    AuditStore.POLICY);

    private DynamoDbClient counting(DynamoDbClient db) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("query")) {
                                queries.incrementAndGet();
                            }
                            try {
                                return method.invoke(db, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void closed(String id, RequestState state, int second) {
        Request r = StoreSamples.opened(id, NOW).next();
        store.commit(new Commit().request(StoreSamples.opened(id, NOW)));
        store.commit(new Commit().request(to(r.draft().to(state, NOW.plusSeconds(second)).next())));
    }

    private Page<Request> withdrawn(int limit, Optional<String> cursor) {
        return store.requests(Optional.of(RequestState.WITHDRAWN), new PageRequest(limit, cursor));
    }

    @Test
    void lastWantedItemIsNotLookedForOneByOneAndPagesHaveNoGap() {
        closed("req_old", RequestState.WITHDRAWN, 1);
        for (int i = 0; i < OTHERS; i++) {
            closed("req_" + i, RequestState.DENIED, 2 + i);
        }
        closed("req_middle", RequestState.WITHDRAWN, 3);
        closed("req_new", RequestState.WITHDRAWN, OTHERS + 5);
        queries.set(0);

        assertThat(withdrawn(3, Optional.empty()).items())
                .extracting(Request::id)
                .containsExactly("req_new", "req_middle", "req_old");
        assertThat(queries).hasValueLessThan(10);

        List<String> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Request> page = withdrawn(1, cursor);
            page.items().forEach(r -> paged.add(r.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertThat(paged).containsExactly("req_new", "req_middle", "req_old");
    }
}
