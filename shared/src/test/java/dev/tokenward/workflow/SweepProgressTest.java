package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for a run sees how far it is. */
class SweepProgressTest {
    private static final Duration TIME = Duration.ofMinutes(14);

    private final Company company = new Company();
    private final TestWaiter time = new TestWaiter();
    private final List<Optional<SweepRecord>> seen = new ArrayList<>();

    @AfterEach
    void close() {
        company.close();
    }

    private Sweep sweep(SweepStep... steps) {
        List<SweepStep.Named> named = new ArrayList<>();
        for (SweepStep step : steps) {
            named.add(new SweepStep.Named("step " + named.size(), step));
        }
        return new Sweep(
                company.world, Company.limits(time, company.account.clock), List.of(), named);
    }

    private Optional<SweepRecord> underWay() {
        Actor sasha = Company.actor(Company.SASHA);
        Sweeps sweeps = new Sweeps(company.world, this::sweep);
        return switch (sweeps.list(sasha, new PageRequest(10, Optional.empty()))) {
            case Result.Done<Sweeps.Seen>(Sweeps.Seen list) -> list.underWay();
            case Result<Sweeps.Seen> other -> throw new AssertionError(other.toString());
        };
    }

    private void look() {
        seen.add(underWay());
    }

    @Test
    void longRunIsShownWithItsStepHowFarItIsAndItsCountsSoFar() {
        List<Integer> items = IntStream.range(0, 250).boxed().toList();
        SweepReport report =
                sweep(
                                run -> {
                                    run.count("revoked", 3);
                                    time.pause(Duration.ofSeconds(6));
                                },
                                run ->
                                        run.each(
                                                items,
                                                i -> "item " + i,
                                                i -> {
                                                    time.pause(Duration.ofMillis(60));
                                                    if (i == 50 || i == 249) {
                                                        look();
                                                    }
                                                }))
                        .daily(TIME);

        assertThat(report.complete()).isTrue();
        assertThat(seen)
                .extracting(r -> r.orElseThrow().notes().get(SweepRecord.DOING))
                .containsExactly("step 1", "step 1: 200 of 250");
        assertThat(seen.getFirst().orElseThrow().counts()).containsEntry("revoked", 3);
        assertThat(underWay()).as("it is over").isEmpty();
        assertThat(company.store.sweepLog().runs(new PageRequest(10, Optional.empty())).items())
                .singleElement()
                .satisfies(run -> assertThat(run.notes()).doesNotContainKey(SweepRecord.DOING));
    }

    @Test
    void runThatIsOverWithinSecondsIsNotShown() {
        sweep(run -> look()).daily(TIME);

        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void runThatDiedIsNotShownForLongerThanARunCanLast() {
        Progress dead = new Progress(company.world, time, "run_dead");
        time.pause(Duration.ofSeconds(6));
        dead.tell(
                "keep Zendesk in sight",
                new SweepRun(company.world, SweepRun.Mode.DAILY, false)::report);
        assertThat(underWay()).isPresent();

        company.advance(Duration.ofMinutes(16));

        assertThat(underWay()).isEmpty();
    }
}
