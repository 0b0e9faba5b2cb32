package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Nudge;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.RequestState;
import dev.tokenward.net.TestWaiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NudgeDueTest {
    private static final Duration TIME = Duration.ofMinutes(14);

    private final Company company = new Company(policy(), table -> table);
    private final String id = company.opened(Kind.OAUTH_CLIENT).id();

    private static Policy policy() {
        Policy p = Company.POLICY;
        return new Policy(
                p.zone(),
                p.maxLifetimeDays(),
                p.lapseDays(),
                p.remindDays(),
                p.apiTokenCreationEnds(),
                p.scopes(),
                p.allowBroadScopes(),
                p.allowUnprovenCeiling(),
                p.guidance(),
                p.maxNameLength(),
                new Nudging(3, 7));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private Sweep sweep() {
        return new Sweep(
                company.world,
                Company.limits(new TestWaiter(), company.account.clock),
                List.of(),
                List.of(
                        new SweepStep.Named("lapse", new LapseDue(company.world)),
                        new SweepStep.Named("nudge", new NudgeDue(company.world))));
    }

    private Map<String, Integer> daily() {
        return sweep().daily(TIME).counts();
    }

    @Test
    void twoRunsOnADayTakeEachStepOnceAndTheRequestLapsesLast() {
        StringBuilder told = new StringBuilder();
        for (int day = 0; day <= 15; day++) {
            for (int run = 0; run < 2; run++) {
                int today = day;
                daily().forEach((what, often) ->
                        told.append(today).append(what).append(often).append(' '));
            }
            company.advance(Duration.ofDays(1));
        }

        assertThat(told.toString()).isEqualTo("3approversReminded1 7escalated1 14lapsed1 ");
        assertThat(company.request(id).state()).isEqualTo(RequestState.LAPSED);
    }

    @Test
    void lateRunTellsTheNextLevelAndRemindsNobodyBesides() {
        company.advance(Duration.ofDays(9));

        assertThat(daily()).containsExactly(Map.entry("escalated", 1));
        assertThat(company.request(id).nudged()).contains(Nudge.ESCALATED);
        assertThat(daily()).isEmpty();
    }

    @Test
    void dryRunCountsWhatWouldBeDoneAndChangesNothing() {
        company.advance(Duration.ofDays(4));
        long version = company.request(id).version();

        assertThat(sweep().dryRun(TIME).counts())
                .containsExactly(Map.entry("approversReminded", 1));
        assertThat(company.request(id).version()).isEqualTo(version);
        assertThat(daily()).containsExactly(Map.entry("approversReminded", 1));
    }

    @Test
    void reminderAndItsRowsAreOneStep() {
        company.advance(Duration.ofDays(3));
        daily();
        long version = company.request(id).version();

        assertThat(
                        company.store.outbox(
                                Notice.keyOf(
                                        id,
                                        Notice.Topic.DECISION_REMINDER,
                                        version,
                                        new Notice.Recipient.To(Company.MORGAN.email()))))
                .isPresent();
    }

    @Test
    void decisionAfterAReminderBeginsTheNextStageAnew() {
        company.advance(Duration.ofDays(3));
        daily();
        company.approve(id, Company.MORGAN);

        assertThat(company.request(id).state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(company.request(id).nudged()).isEmpty();
    }
}
