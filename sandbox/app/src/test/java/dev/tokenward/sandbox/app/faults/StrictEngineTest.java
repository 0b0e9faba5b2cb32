package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.strict.Dynalite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Every form of call that any function makes of the table, put to an engine that refuses what AWS
 * refuses: the usual one takes a malformed condition for one that fails.
 */
class StrictEngineTest {
    private static final Pattern EXPRESSION = Pattern.compile("[a-z]Expression\\(\\s*\"([^\"]+)\"");

    private static Optional<DynamoDbClient> engine = Optional.empty();

    @BeforeAll
    static void dynalite() {
        Optional<String> missing = Dynalite.missing();
        missing.ifPresent(why -> System.err.println("StrictEngineTest SKIPPED: " + why));
        assumeThat(missing).isEmpty();
        Template template =
                Template.read(
                        Repository.template(),
                        Map.of(
                                "OidcIssuer", "https://issuer.example.com",
                                "OidcAudience", "tokenward"));
        engine = Optional.of(Dynalite.with(TableFromTemplate.of(template).request()));
    }

    @Test
    void noCallIsMalformedAndEveryExpressionOfTheStoreIsAmongThem() throws IOException {
        Asked asked = new Asked();
        EveryStory.isSeenBy(asked);

        Map<String, String> refused = new TreeMap<>();
        asked.calls.forEach((form, call) -> fault(call).ifPresent(why -> refused.put(form, why)));

        assertThat(refused).isEmpty();
        String forms = String.join("\n", asked.calls.keySet());
        assertThat(written()).hasSizeGreaterThan(15).allMatch(forms::contains);
    }

    /** The expressions that stand in the store's sources. */
    private static Set<String> written() throws IOException {
        Path store = Repository.root().resolve("shared/src/main/java/dev/tokenward/store");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                EXPRESSION
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    /** Otherwise the test above would prove nothing. */
    @Test
    void malformedConditionIsRefused() {
        for (String condition : List.of("attribute_not_exists(pk", "state = :s", "#v = :v")) {
            assertThatThrownBy(() ->
                            call(
                                    PutItemRequest.builder()
                                            .tableName("tokenward")
                                            .item(
                                                    Map.of(
                                                            "pk", AttributeValue.fromS("a"),
                                                            "sk", AttributeValue.fromS("b")))
                                            .conditionExpression(condition)
                                            .build()))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("ConditionExpression");
        }
    }

    private static Optional<String> fault(DynamoDbRequest call) {
        try {
            call(call);
            return Optional.empty();
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            return Optional.empty(); // well-formed, and does not hold here
        } catch (DynamoDbException e) {
            return Optional.of(e.toString());
        }
    }

    private static void call(DynamoDbRequest call) {
        DynamoDbClient to = engine.orElseThrow();
        switch (call) {
            case GetItemRequest get -> to.getItem(get);
            case PutItemRequest put -> to.putItem(put);
            case DeleteItemRequest delete -> to.deleteItem(delete);
            case QueryRequest query -> to.query(query);
            case BatchWriteItemRequest batch -> to.batchWriteItem(batch);
            case TransactWriteItemsRequest transaction -> to.transactWriteItems(transaction);
            default -> throw new IllegalArgumentException("nobody makes such calls: " + call);
        }
    }
}
