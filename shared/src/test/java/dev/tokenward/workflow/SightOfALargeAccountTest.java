package dev.tokenward.workflow;

import static dev.tokenward.domain.Found.Standing.FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Survey;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.GrownAccount;
import dev.tokenward.zendesk.CallBudget;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An account of 2,048 API tokens and 500 OAuth clients with 20,000 access tokens, and of 50 clients
 * that are in no list.
 */
class SightOfALargeAccountTest {
    private static final int TOKENS = 2_048;
    private static final int CLIENTS = 500;
    private static final int ACCESS = 20_000;
    private static final int UNLISTED = 50;
    private static final int OF_EACH = 10;

    private int writes;

    private InSight account() {
        InSight it =
                new InSight(table ->
                        Between.of(
                                table,
                                (operation, real) -> {
                                    if (operation.startsWith("transactWrite")
                                            || operation.startsWith("put")) {
                                        writes++;
                                    }
                                    return real.call();
                                }));
        it.grown(TOKENS, CLIENTS, ACCESS);
        GrownAccount.thirdParties(UNLISTED, OF_EACH, it.company.account.screen);
        return it;
    }

    @Test
    void itIsSeenWholeWithinTheRateLimitAndAQuietDayCostsOneWrite() {
        try (InSight it = account()) {
            it.rules = new SightRules(14, 0, false, 14, 14);
            Zendesk client = lookWithinTheRateLimit(it);

            Survey survey = it.company.store.survey();
            assertThat(survey.complete()).isTrue();
            assertThat(survey.tokens().orElseThrow().count()).isEqualTo(TOKENS);
            assertThat(survey.clients().orElseThrow().count()).isEqualTo(CLIENTS + 1);
            assertThat(survey.access().orElseThrow().count())
                    .isGreaterThanOrEqualTo(ACCESS + UNLISTED * OF_EACH);
            List<Found> rows = it.company.store.standing();
            assertThat(rows).hasSize(TOKENS + CLIENTS + 1 + UNLISTED);
            assertThat(rows)
                    .filteredOn(f -> f.standing() == Found.Standing.UNLISTED)
                    .hasSize(UNLISTED)
                    .allSatisfy(f -> {
                        assertThat(f.seen().tokens()).contains(OF_EACH);
                        assertThat(f.seen().access().orElseThrow().userCount()).isEqualTo(OF_EACH);
                    });
            assertThat(rows)
                    .filteredOn(f -> f.seen().tokens().equals(Optional.of(ACCESS / CLIENTS)))
                    .hasSize(CLIENTS);
            assertThat(rows.toString()).doesNotContain("VISIBLE");

            writes = 0;
            it.look(new SweepRun(it.company.world, SweepRun.Mode.DAILY, false), client);
            assertThat(writes).as("the survey alone").isEqualTo(1);
        }
    }

    @Test
    void whereOnePageFailsTheViewIsIncompleteAndNothingIsActedOn() {
        try (InSight it = account()) {
            String stray = it.token("riley - backup");
            assertThat(it.look().complete()).isTrue();
            assertThat(it.found(stray).standing()).as("not at a first sight").isEqualTo(FOUND);
            it.company
                    .account
                    .screen
                    .faults()
                    .always(
                            Match.of("GET", "/api/v2/oauth/clients").withQuery("after"),
                            Fault.status(500));

            SweepReport report = it.nextDay();

            assertThat(report.complete()).isFalse();
            assertThat(it.company.store.survey().complete()).isFalse();
            assertThat(it.company.store.standing()).hasSize(TOKENS + 1 + CLIENTS + 1 + UNLISTED);
            assertThat(report.counts()).doesNotContainKey("ownersAsked");
            assertThat(it.found(stray).standing()).isEqualTo(FOUND);

            it.company.account.screen.faults().clear();
            SweepReport whole = it.nextDay();

            assertThat(whole.complete()).isTrue();
            assertThat(whole.counts()).containsEntry("ownersAsked", 1);
            assertThat(it.found(stray).standing()).isEqualTo(Found.Standing.ASKED);
        }
    }

    /** Through the client that it returns. */
    private static Zendesk lookWithinTheRateLimit(InSight it) {
        TestWaiter time = new TestWaiter();
        it.company
                .account
                .settings
                .requestsPerMinute(200)
                .minutesBy(() -> time.elapsed().toNanos());
        CallBudget budget = new CallBudget(50, time, it.company.account.clock);
        SweepLimits limits = new SweepLimits(time, budget, 2_000);
        TimeLimit limit = limits.ofTime(Duration.ofMinutes(14));
        SweepRun run =
                new SweepRun(
                        it.company.world,
                        SweepRun.Mode.DAILY,
                        false,
                        List.of(limit),
                        limits.ofZendesk(limit));
        Zendesk client = it.company.account.through(budget);
        it.look(run, client);

        assertThat(it.company.store.survey().access().orElseThrow().failure()).isEmpty();
        assertThat(it.company.account.screen.journal().matching("GET", ".*"))
                .noneMatch(call -> call.status() == 429)
                .hasSizeLessThan(400);
        return client;
    }
}
