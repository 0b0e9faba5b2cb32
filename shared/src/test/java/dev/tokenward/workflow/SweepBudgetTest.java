package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.zendesk.CallBudget;
import dev.tokenward.zendesk.Zendesk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run stops cleanly and a later one goes on; no run becomes a hot loop (hazard E29). */
class SweepBudgetTest {
    private static final Duration TIME = Duration.ofMinutes(14);
    private static final int ENDED = 5;

    private static final Call CALL = Call.get("/things");
    private static final Answer<Integer> NONE = new Answer.Ok<>(0);

    private final Company company = new Company();
    private final TestWaiter waiter = new TestWaiter();
    private final List<String> ids = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        company.close();
    }

    private void ended() {
        for (int i = 0; i < ENDED; i++) {
            ids.add(company.issued(Kind.API_TOKEN).id());
        }
        company.advance(
                Duration.between(company.world.now(), company.credential(ids.getFirst()).endsAt()));
    }

    /** Revokes, then does what needs no Zendesk. */
    private Sweep sweep(CallBudget budget, int mostCalls) {
        Zendesk zendesk = company.account.through(budget);
        // the limit is known from the first answer on
        assertThat(zendesk.me()).isInstanceOf(Answer.Ok.class);
        Revocation revocation = new Revocation(company.world, () -> zendesk);
        return new Sweep(
                company.world,
                new SweepLimits(waiter, budget, mostCalls),
                List.of(
                        new SweepStep.Named("revoke", new RevokeDue(company.world, revocation, 50)),
                        new SweepStep.Named("without Zendesk", run -> done.add("other"))),
                List.of());
    }

    private List<CredentialStatus> states() {
        return ids.stream().map(company::credential).map(Credential::status).toList();
    }

    private long alive() {
        return states().stream().filter(s -> s == CredentialStatus.ACTIVE).count();
    }

    private CallBudget share(int percent) {
        return new CallBudget(percent, waiter, company.account.clock);
    }

    @Test
    void whenItsCallsAreUsedUpTheRunLeavesTheRestToTheNextOneAndFailsNothing() {
        ended();
        Sweep sweep = sweep(share(100), 2);

        SweepReport first = sweep.tick(TIME);

        assertThat(first.leftOver()).contains("the calls to Zendesk for one run were used up");
        assertThat(alive()).isBetween(1L, ENDED - 1L);
        assertThat(states()).doesNotContain(CredentialStatus.REVOKE_FAILED);
        assertThat(done).as("what needs no Zendesk goes on").hasSize(1);

        long before = alive();
        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);
        assertThat(alive()).isLessThan(before);
    }

    /** The function is stopped by the clock: what is slow at the end of a run is put off before. */
    @Test
    void noCallIsBegunWhenTheRunAndWhatItMayTakeToEndAreOver() {
        List<Answer<Integer>> answers = new ArrayList<>();
        BaseUrl nobody = BaseUrl.of(URI.create("http://127.0.0.1:1/"));
        SweepStep slow =
                run -> {
                    answers.add(TestCallers.caller(waiter).call(nobody, CALL, reply -> NONE));
                    waiter.pause(TIME.plusSeconds(30));
                    answers.add(TestCallers.caller(waiter).call(nobody, CALL, reply -> NONE));
                };

        new Sweep(
                        company.world,
                        new SweepLimits(waiter, share(100), 10),
                        List.of(new SweepStep.Named("slow", slow)),
                        List.of())
                .tick(TIME);

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().describe()).doesNotContain("time for this work");
        assertThat(answers.getLast().describe()).contains("the time for this work is over");
    }

    @Test
    void aMinuteThatIsUsedUpIsWaitedOut() {
        ended();
        CallBudget budget = share(10);
        Sweep sweep = sweep(budget, 1_000);
        while (budget.enter().isZero()) {
            assertThat(budget.made()).isLessThan(2_500);
        }

        SweepReport report = sweep.tick(TIME);

        assertThat(alive()).isZero();
        assertThat(states()).doesNotContain(CredentialStatus.REVOKE_FAILED);
        assertThat(report.complete()).isTrue();
        assertThat(waiter.elapsed()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    void aMinuteThatEndsAfterTheRunIsNotWaitedFor() {
        ended();
        CallBudget budget = share(10);
        Sweep sweep = sweep(budget, 1_000);
        while (budget.enter().isZero()) {
            assertThat(budget.made()).isLessThan(2_500);
        }

        SweepReport report = sweep.tick(Duration.ofSeconds(30));

        assertThat(report.leftOver()).contains("Zendesk's limit of calls left no room");
        assertThat(waiter.elapsed()).isLessThan(Duration.ofSeconds(30));
        assertThat(alive()).isEqualTo(ENDED);
        assertThat(done).as("there is time for what needs no Zendesk").hasSize(1);
    }

    @Test
    void whereZendeskAsksForMorePatienceTheRunGoesOnWithoutItAndNothingIsSleptThrough() {
        ended();
        CallBudget budget = share(100);
        Sweep sweep = sweep(budget, 1_000);
        company.account
                .screen
                .faults()
                .always(
                        Match.any(),
                        Fault.answer(Reply.text(429, "exceeded").with("Retry-After", "999999")));

        SweepReport report = sweep.tick(TIME);

        assertThat(report.leftOver()).contains("Zendesk's limit of calls left no room");
        assertThat(alive()).as("one try was enough to know").isEqualTo(ENDED - 1L);
        assertThat(done).hasSize(1);
        assertThat(waiter.elapsed()).isLessThan(Duration.ofMinutes(2));
        int calls = budget.made();

        // no hot loop: whoever comes meanwhile makes no call
        sweep.tick(TIME);
        assertThat(budget.made()).isEqualTo(calls);

        company.account.screen.faults().clear();
        company.advance(Duration.ofDays(1));
        sweep.tick(TIME);
        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);
        assertThat(states()).containsOnly(CredentialStatus.REVOKED);
    }
}
