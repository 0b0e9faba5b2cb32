package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.DynamoStore;
import dev.tokenward.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * C17: a transaction that is cancelled for two reasons at once: the position of a reason says what
 * it is about (https://github.com/antiwork/gumroad/pull/7454,
 * https://github.com/eng-floe/floecat/pull/257). Here it writes a request, its audit event, and the
 * head of the audit's chain, in this order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class C17CancelledForTwoReasonsTest {
    private static final List<List<String>> CASES = read();

    private List<String> reasons = List.of();
    private int cancel;
    private int tries;

    private final Company company = new Company();
    private final List<Duration> waits = new ArrayList<>();
    private final DynamoStore store =
            new DynamoStore(
                    Between.of(company.plain, this::around),
                    company.table,
                    company.account.clock,
                    Company.GROUPS,
                    Company.POLICY,
                    waits::add);

    private Object around(String operation, Between.Real real) throws Throwable {
        if (!operation.equals("transactWriteItems")) {
            return real.call();
        }
        tries++;
        if (cancel-- > 0) {
            throw cancelled(reasons);
        }
        return real.call();
    }

    @AfterAll
    void close() {
        company.close();
    }

    private static List<List<String>> read() {
        try (InputStream in =
                C17CancelledForTwoReasonsTest.class.getResourceAsStream(
                        "/cases/C17-reasons.json")) {
            JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(in));
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(c ->
                            StreamSupport.stream(c.path("reasons").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TransactionCanceledException cancelled(List<String> codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        codes.stream()
                                .map(c -> CancellationReason.builder().code(c).build())
                                .toList())
                .statusCode(400)
                .build();
    }

    private CommitResult commit(Request r, int number, int times) {
        reasons = CASES.get(number - 1);
        tries = 0;
        waits.clear();
        cancel = times;
        AuditEntry entry =
                new AuditEntry(
                        "request:" + r.id(),
                        "test",
                        "morgan@example.com",
                        Channel.API,
                        Map.of(),
                        Map.of());
        return store.commit(
                new Commit().request(new Change<>(r.draft().next(), List.of(entry), List.of())));
    }

    private Request fresh() {
        cancel = 0;
        return company.opened(Kind.OAUTH_CLIENT);
    }

    private long version(Request r) {
        return company.request(r.id()).version();
    }

    @ParameterizedTest(name = "case {0}")
    @ValueSource(ints = {1, 3})
    void aConditionThatFailedOnTheItemIsARaceLostAndNotTriedAgain(int number) {
        Request r = fresh();

        assertThat(commit(r, number, 1)).isEqualTo(new CommitResult.Stale(r.id()));

        assertThat(tries).isEqualTo(1);
        assertThat(version(r)).isEqualTo(r.version());
    }

    @ParameterizedTest(name = "case {0}")
    @ValueSource(ints = {2, 5, 6, 7, 8})
    void whatIsTransientUnreadableOrAboutAnotherRowIsTriedAgainAndNeverCalledARace(int number) {
        Request r = fresh();

        assertThat(commit(r, number, 1)).isEqualTo(new CommitResult.Committed());

        assertThat(tries).isEqualTo(2);
        assertThat(version(r)).isEqualTo(r.version() + 1);
    }

    @ParameterizedTest(name = "case {0}")
    @ValueSource(ints = {2, 5, 6, 7, 8})
    void triesAreBoundedAndThenTheTableIsBusyNotTheRequestDecided(int number) {
        Request r = fresh();

        assertThatThrownBy(() -> commit(r, number, 1_000)).isInstanceOf(StoreUnavailable.class);

        assertThat(tries).isBetween(2, 20);
        assertThat(waits)
                .hasSizeGreaterThanOrEqualTo(tries - 1)
                .allSatisfy(w -> assertThat(w).isPositive().isLessThan(Duration.ofSeconds(1)));
        assertThat(version(r)).isEqualTo(r.version());
    }

    @Test
    void aFaultOfOursIsNeverTriedAgainWhateverStandsBesideIt() {
        Request r = fresh();

        assertThatThrownBy(() -> commit(r, 4, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ValidationError");

        assertThat(tries).isEqualTo(1);
        assertThat(version(r)).isEqualTo(r.version());
    }
}
