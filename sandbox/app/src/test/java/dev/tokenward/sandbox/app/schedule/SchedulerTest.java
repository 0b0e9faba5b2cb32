package dev.tokenward.sandbox.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tokenward.sandbox.app.clock.SettableClock;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.stream.FailureDestination;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final SettableClock clock =
            SettableClock.startingAt(Instant.parse("2026-11-25T05:00:00Z"));
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final FailureDestination failures = new FailureDestination();
    private final Schedule daily =
            new Schedule(
                    "Daily",
                    "F",
                    Recurrence.parse("cron(0 6 * * ? *)", ZoneId.of("UTC")),
                    "daily <aws.scheduler.scheduled-time>",
                    2);
    private volatile boolean failing;
    private final Scheduler scheduler =
            new Scheduler(
                    List.of(daily),
                    clock,
                    (function, event) -> {
                        runs.add(event.text());
                        return failing
                                ? new Invocation.Failed("X", "no")
                                : new Invocation.Answered(Payload.of("{}"));
                    },
                    failures);

    @BeforeEach
    void start() {
        scheduler.start();
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    private void jump(Duration ahead) {
        clock.set(clock.instant().plus(ahead));
    }

    @Test
    void it_fires_when_the_sandboxs_clock_reaches_the_time_and_tells_that_time() {
        jump(Duration.ofHours(1));
        await().until(() -> runs.equals(List.of("daily 2026-11-25T06:00:00Z")));
    }

    @Test
    void several_missed_times_are_one_run() {
        jump(Duration.ofDays(10));
        await().until(() -> !runs.isEmpty());
        await().during(Duration.ofMillis(500)).until(() -> runs.size() == 1);
    }

    @Test
    void a_run_asked_for_takes_the_place_of_the_one_that_is_due() {
        scheduler.clockJumped();
        jump(Duration.ofDays(1));
        assertThat(scheduler.runNow(daily)).isInstanceOf(Invocation.Answered.class);
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> runs.size() == 1);
        assertThat(runs.getFirst()).startsWith("daily 2026-11-26T05:00:0");
    }

    @Test
    void a_run_that_fails_is_tried_again_and_then_given_up() {
        failing = true;
        jump(Duration.ofHours(1));
        await().until(() -> !failures.failures().isEmpty());
        assertThat(runs).hasSize(3);
        assertThat(failures.failures().getFirst().source()).isEqualTo("Daily");
        assertThat(failures.failures().getFirst().why()).isEqualTo("X: no");
    }
}
