package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Leases;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.store.Store;
import dev.tokenward.store.SweepLog;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hazard E12: whatever fails keeps nothing else from its turn. */
class SweepStepsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");

    private final List<String> done = new ArrayList<>();

    private static World world() {
        Store none =
                (Store)
                        Proxy.newProxyInstance(
                                Store.class.getClassLoader(),
                                new Class<?>[] {Store.class},
                                (proxy, method, args) -> {
                                    return switch (method.getName()) {
                                        case "leases" -> new FreeLease();
                                        case "sweepLog" -> new NoLog();
                                        case "outbox" -> Optional.empty();
                                        case "commit" -> new CommitResult.Committed();
                                        default ->
                                                throw new AssertionError("the store is not asked");
                                    };
                                });
        Policy policy =
                new Policy(
                        ZoneOffset.UTC,
                        365,
                        14,
                        List.of(30),
                        LocalDate.parse("2026-10-27"),
                        Set.of("tickets:read"),
                        false,
                        false,
                        "guidance",
                        255,
                        Nudging.NEVER);
        return new World(none, () -> NOW, policy, new Ids());
    }

    private SweepReport tick(SweepStep... steps) {
        List<SweepStep.Named> named = new ArrayList<>();
        for (SweepStep step : steps) {
            named.add(new SweepStep.Named("step " + named.size(), step));
        }
        return new Sweep(world(), Company.limits(new TestWaiter(), () -> NOW), named, List.of())
                .tick(Duration.ofMinutes(1));
    }

    @Test
    void aStepThatThrowsIsToldAndTheNextOnesRun() {
        SweepReport report =
                tick(
                        run -> {
                            throw new IllegalStateException("broken");
                        },
                        run -> done.add("second"));

        assertThat(done).containsExactly("second");
        assertThat(report.complete()).isFalse();
        assertThat(report.matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("\"step 0\"", "IllegalState"));
    }

    @Test
    void anItemThatThrowsIsToldAndTheNextOnesAreWorkedOn() {
        SweepReport report =
                tick(run ->
                        run.each(
                                List.of("a", "b", "c"),
                                item -> "item " + item,
                                item -> {
                                    if (item.equals("b")) {
                                        throw new IllegalStateException("broken");
                                    }
                                    done.add(item);
                                }));

        assertThat(done).containsExactly("a", "c");
        assertThat(report.leftOver()).contains("item b failed");
        assertThat(report.matters())
                .singleElement()
                .extracting(Matter::key)
                .isEqualTo("failed:item b");
    }

    @Test
    void mattersComeTheMostUrgentFirstAndEachOnce() {
        SweepReport report =
                tick(run -> {
                    run.matter(new Matter("z", Matter.Urgency.NOTE, "to be known", "nobody"));
                    run.matter(new Matter("b", Matter.Urgency.SOON, "waits", "somebody"));
                    run.matter(new Matter("b", Matter.Urgency.SOON, "waits still", "somebody"));
                    run.matter(new Matter("a", Matter.Urgency.NOW, "burns", "everybody"));
                });

        assertThat(report.matters())
                .extracting(Matter::what)
                .containsExactly("burns", "waits", "to be known");
        assertThat(report.complete()).isTrue();
    }

    /** Nobody else runs. */
    private static final class FreeLease implements Leases {
        @Override
        public boolean take(String name, String owner, Instant now, Instant until) {
            return true;
        }

        @Override
        public void release(String name, String owner) {
            // nobody waits for it
        }
    }

    /** No run before. */
    private static final class NoLog implements SweepLog {
        @Override
        public SweepBook book() {
            return SweepBook.EMPTY;
        }

        @Override
        public void underWay(SweepRecord soFar) {
            throw new AssertionError("over within seconds");
        }

        @Override
        public void over(String run) {
            throw new AssertionError("over within seconds");
        }

        @Override
        public Optional<SweepRecord> underWay() {
            return Optional.empty();
        }

        @Override
        public Page<SweepRecord> runs(PageRequest page) {
            return new Page<>(List.of(), Optional.empty());
        }
    }
}
