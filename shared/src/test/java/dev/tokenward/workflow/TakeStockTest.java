package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.metrics.Metric;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What alarms go by is what a run really left behind. */
class TakeStockTest {
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Company company = new Company();
    private final Map<Metric, Long> figures = new EnumMap<>(Metric.class);
    private final World world =
            new World(
                    company.store,
                    company.account.clock,
                    Company.POLICY,
                    new Ids(),
                    figures::putAll);
    private final Sweep sweep =
            new Sweep(
                    world,
                    Company.limits(new TestWaiter(), company.account.clock),
                    List.of(
                            new SweepStep.Named(
                                    "revoke", new RevokeDue(world, company.revocation, 50)),
                            new SweepStep.Named("stock", new TakeStock(world))),
                    List.of());

    @AfterEach
    void close() {
        company.close();
    }

    private void tick() {
        figures.clear();
        sweep.tick(TIME);
    }

    @Test
    void credentialThatCannotBeDeletedIsOverdueInEveryRunUntilItIs() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.advance(Duration.between(company.world.now(), c.endsAt()).minusHours(1));
        tick();
        assertThat(figures)
                .containsEntry(Metric.OVERDUE, 0L)
                .containsEntry(Metric.REVOKE_FAILED, 0L);

        company.account.screen.setTokenAccess(false);
        company.advance(Duration.ofHours(1));
        tick();
        assertThat(figures).containsEntry(Metric.OVERDUE, 1L);
        // between two tries too, when the credential itself is not due
        company.advance(Duration.ofMinutes(1));
        tick();
        assertThat(figures)
                .containsEntry(Metric.OVERDUE, 1L)
                .containsEntry(Metric.REVOKE_FAILED, 1L);

        company.account.screen.setTokenAccess(true);
        company.advance(Duration.ofDays(1));
        tick();
        assertThat(figures)
                .containsEntry(Metric.REVOKED, 1L)
                .containsEntry(Metric.OVERDUE, 0L)
                .containsEntry(Metric.REVOKE_FAILED, 0L);
    }

    @Test
    void approvedRequestThatNobodyTakesUpIsStuckAfterAnHourAndItsMessagesWait() {
        Request r = company.approved(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofMinutes(55));
        tick();
        assertThat(figures).containsEntry(Metric.STUCK_ISSUING, 0L);
        assertThat(figures.get(Metric.OUTBOX_WAITING)).isPositive();

        company.advance(Duration.ofMinutes(6));
        tick();
        assertThat(figures).containsEntry(Metric.STUCK_ISSUING, 1L);

        company.issuance.issue(r.id());
        tick();
        assertThat(figures).containsEntry(Metric.STUCK_ISSUING, 0L);
    }

    @Test
    void requestThatWasPutOffWithAReasonIsNotStuck() {
        Request r = company.approved(Kind.OAUTH_CLIENT);
        company.account.screen.faults().always(Match.of("POST", ".*clients.*"), Fault.status(503));
        company.advance(Duration.ofHours(2));
        new Issuance(world, () -> company.account.client, () -> company.slack).issue(r.id());
        assertThat(figures).containsEntry(Metric.ISSUE_PUT_OFF, 1L);

        tick();
        assertThat(figures).containsEntry(Metric.STUCK_ISSUING, 0L);
    }

    @Test
    void handOverTellsHowLongItTookFromTheLastApproval() {
        Request r = company.approved(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofSeconds(90));
        new Issuance(world, () -> company.account.client, () -> company.slack).issue(r.id());

        assertThat(figures)
                .containsEntry(Metric.ISSUED, 1L)
                .containsEntry(Metric.TIME_TO_ISSUE, 90L);
    }

    @Test
    void whatIsMadeAnewIsCountedFromThenAndNotFromItsApprovalMonthsAgo() {
        Credential old = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofDays(60));
        new Reissue(world, company.revocation).order(Company.actor(Company.RILEY), old.id());
        company.advance(Duration.ofSeconds(20));

        new Issuance(world, () -> company.account.client, () -> company.slack)
                .issue(old.requestId());

        assertThat(figures)
                .containsEntry(Metric.ISSUED, 1L)
                .containsEntry(Metric.TIME_TO_ISSUE, 20L);
    }
}
