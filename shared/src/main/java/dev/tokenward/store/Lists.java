package dev.tokenward.store;

import dev.tokenward.store.Sections.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads a list part by part, page by page. */
final class Lists {
    /**
     * Items read at a time where some are not wanted: to read as many as are still wanted would end
     * in a query for each single item.
     */
    private static final int SPARSE = 100;

    private final DynamoDbClient db;
    private final String table;

    Lists(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    <T> Page<T> page(
            Index index,
            List<Section> sections,
            PageRequest page,
            Function<Map<String, AttributeValue>, T> read,
            Predicate<T> wanted) {
        Optional<Cursor> from = page.cursor().map(Cursor::decode);
        int start = from.map(c -> position(sections, c)).orElse(0);
        List<T> found = new ArrayList<>();
        boolean sparse = false;
        for (int i = start; i < sections.size(); i++) {
            Section section = sections.get(i);
            Optional<Map<String, AttributeValue>> after =
                    i == start ? from.map(c -> startKey(index, section, c)) : Optional.empty();
            while (true) {
                int left = page.limit() - found.size();
                QueryResponse answer =
                        query(index, section, after, sparse ? Math.max(left, SPARSE) : left);
                for (Map<String, AttributeValue> item : answer.items()) {
                    T value = read.apply(item);
                    if (!wanted.test(value)) {
                        sparse = true;
                        continue;
                    }
                    found.add(value);
                    if (found.size() == page.limit()) {
                        return new Page<>(found, next(index, sections, i, answer, item));
                    }
                }
                if (answer.lastEvaluatedKey().isEmpty()) {
                    break;
                }
                after = Optional.of(answer.lastEvaluatedKey());
            }
        }
        return new Page<>(found, Optional.empty());
    }

    private static int position(List<Section> sections, Cursor cursor) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).key().equals(cursor.section())) {
                return i;
            }
        }
        throw new BadCursor();
    }

    private static Map<String, AttributeValue> startKey(
            Index index, Section section, Cursor cursor) {
        return Map.of(
                index.key,
                Attributes.text(section.key()),
                index.sort,
                Attributes.text(cursor.sort()),
                "pk",
                Attributes.text(cursor.pk()),
                "sk",
                Attributes.text(cursor.sk()));
    }

    private QueryResponse query(
            Index index, Section section, Optional<Map<String, AttributeValue>> after, int limit) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(index.indexName)
                        .keyConditionExpression("#k = :k")
                        .expressionAttributeNames(Map.of("#k", index.key))
                        .expressionAttributeValues(Map.of(":k", Attributes.text(section.key())))
                        .scanIndexForward(!section.newestFirst())
                        .limit(limit);
        after.ifPresent(query::exclusiveStartKey);
        try {
            return db.query(query.build());
        } catch (DynamoDbException e) {
            if (after.isPresent() && isInvalid(e)) {
                throw new BadCursor();
            }
            throw e;
        }
    }

    /** Throttling is answered with 400 too, and is nobody's fault who asks. */
    private static boolean isInvalid(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && "ValidationException".equals(e.awsErrorDetails().errorCode());
    }

    /**
     * There may be more in this part, or in a later one: a last page that turns out empty is no
     * harm.
     */
    private static Optional<String> next(
            Index index,
            List<Section> sections,
            int at,
            QueryResponse answer,
            Map<String, AttributeValue> last) {
        boolean isEnd =
                answer.lastEvaluatedKey().isEmpty() && answer.items().getLast().equals(last);
        if (isEnd && at == sections.size() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                new Cursor(
                                sections.get(at).key(),
                                Items.attribute(last, index.sort).s(),
                                Items.attribute(last, "pk").s(),
                                Items.attribute(last, "sk").s())
                        .encode());
    }
}
