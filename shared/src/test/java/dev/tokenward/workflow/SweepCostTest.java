package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.Bulk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** What a run reads and asks grows with what is due, and not with what is stored. */
class SweepCostTest {
    private static final Logger LOG = LoggerFactory.getLogger(SweepCostTest.class);
    private static final Duration TIME = Duration.ofMinutes(14);
    private static final int DUE = 10;
    private static final int MANY = 10_000;
    private static final double MOST = 1.1;
    private static final int MONTHS = 11;

    /** Of one daily run. */
    private record Cost(int scanned, int calls, int revoked) {}

    private int scanned;
    private int calls;

    /** What is stored beside the ten that are due: the second half are requests. */
    private enum Stored {
        ALIVE,
        OVER
    }

    private DynamoDbClient counting(DynamoDbClient table) {
        return Between.of(
                table,
                (operation, real) -> {
                    Object answer = real.call();
                    calls++;
                    if (answer instanceof QueryResponse query) {
                        scanned += query.scannedCount();
                    } else if (answer instanceof GetItemResponse item && item.hasItem()) {
                        scanned++;
                    } else if (answer instanceof ScanResponse) {
                        throw new AssertionError("a scan");
                    }
                    return answer;
                });
    }

    private Cost cost(Stored kind, int stored) {
        try (Company company = new Company(Company.POLICY, this::counting)) {
            List<Credential> due = new ArrayList<>();
            for (int i = 0; i < DUE; i++) {
                due.add(company.issued(i % 2 == 0 ? Kind.OAUTH_CLIENT : Kind.API_TOKEN));
            }
            Sweep sweep = sweep(company, kind);
            company.advance(Duration.ofDays(2));
            sweep.daily(TIME);
            store(company, kind, due.getFirst(), stored);
            if (stored == MANY && kind == Stored.ALIVE) {
                assertNothingPilesUp(company);
            }
            company.advance(Duration.between(company.world.now(), due.getFirst().endsAt()));
            scanned = 0;
            calls = 0;
            SweepReport report = sweep.daily(TIME);
            return new Cost(scanned, calls, report.allCounts().getOrDefault("revoked", 0));
        }
    }

    private static void store(Company company, Stored kind, Credential like, int stored) {
        Credential now = company.credential(like.id());
        Request asked = company.request(like.requestId());
        List<Credential> credentials = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < stored / 2; i++) {
            LocalDate lastDay =
                    kind == Stored.ALIVE
                            ? LocalDate.parse("2027-06-15").plusMonths(i % MONTHS)
                            : LocalDate.parse("2026-11-15").minusMonths(i % MONTHS);
            String holder = "holder" + i % 500 + "@example.com";
            credentials.add(
                    Bulk.copy(
                            now,
                            Map.of(
                                    "id",
                                    "cred_" + kind + i,
                                    "requestId",
                                    "req_" + kind + i,
                                    "holder",
                                    holder,
                                    "status",
                                    kind == Stored.ALIVE ? "ACTIVE" : "REVOKED",
                                    "lastDay",
                                    lastDay.toString(),
                                    "endsAt",
                                    lastDay.plusDays(1) + "T00:00:00Z")));
            requests.add(
                    Bulk.copy(
                            asked,
                            Map.of(
                                    "id", "req_" + kind + i,
                                    "requester", holder,
                                    "since", lastDay.minusMonths(8) + "T09:00:00Z")));
        }
        Bulk.write(company.plain, company.table, Company.POLICY, credentials, requests);
    }

    /** The comparison with Zendesk reads what is alive: its work is to compare all of that. */
    private static Sweep sweep(Company company, Stored kind) {
        Outbox outbox =
                new Outbox(
                        company.world,
                        () -> company.slack,
                        RecordingGitLab::new,
                        "#support-ops",
                        true);
        List<SweepStep.Named> daily =
                new ArrayList<>(
                        List.of(
                                named(new LapseDue(company.world)),
                                named(new RemindDue(company.world)),
                                named(new RerouteWaiting(company.world))));
        if (kind == Stored.OVER) {
            daily.add(named(new Reconcile(company.world, () -> company.account.client, 50)));
        }
        daily.add(named(new SealMoved(new Seals(company.world))));
        return new Sweep(
                company.world,
                Company.limits(new TestWaiter(), company.account.clock),
                List.of(
                        named(new RevokeDue(company.world, company.revocation, 50)),
                        named(new RedactDue(company.world, outbox)),
                        named(new DrainDue(outbox))),
                daily);
    }

    private static SweepStep.Named named(SweepStep step) {
        return new SweepStep.Named(step.getClass().getSimpleName(), step);
    }

    private static void assertWithin(Cost many, Cost few) {
        LOG.info("{} stored: {}; {} stored: {}", DUE, few, MANY, many);
        assertThat(few.revoked()).isEqualTo(DUE);
        assertThat(many.revoked()).isEqualTo(DUE);
        assertThat((double) many.scanned()).isLessThanOrEqualTo(few.scanned() * MOST);
        assertThat((double) many.calls()).isLessThanOrEqualTo(few.calls() * MOST);
    }

    @Test
    void tenDueCostTheSameAmongTenThousandThatAreAlive() {
        assertWithin(cost(Stored.ALIVE, MANY), cost(Stored.ALIVE, DUE));
    }

    @Test
    void tenDueCostTheSameAmongTenThousandThatAreOver() {
        assertWithin(cost(Stored.OVER, MANY), cost(Stored.OVER, DUE));
    }

    private static void assertNothingPilesUp(Company company) {
        Map<String, Map<String, Integer>> indexes = new HashMap<>();
        for (Map<String, AttributeValue> item :
                company.plain.scanPaginator(s -> s.tableName(company.table)).items()) {
            for (String key : List.of("ownerKey", "listKey", "inboxKey", "tickKey", "dailyKey")) {
                if (item.containsKey(key)) {
                    indexes.computeIfAbsent(key, k -> new HashMap<>())
                            .merge(item.get(key).s(), 1, Integer::sum);
                }
            }
        }
        assertThat(indexes).containsKeys("ownerKey", "listKey", "tickKey", "dailyKey");
        indexes.forEach((index, keys) -> {
            int all = keys.values().stream().mapToInt(Integer::intValue).sum();
            keys.forEach((key, count) ->
                    assertThat(count)
                            .as("%s has %s of %s under %s", index, count, all, key)
                            .isLessThan(Math.max(DUE * 5, all / 5)));
        });
    }
}
