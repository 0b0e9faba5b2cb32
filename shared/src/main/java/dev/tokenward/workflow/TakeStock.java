package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.metrics.Metric;
import dev.tokenward.store.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts what this run leaves behind although its time has come. It reads each thing anew: what the
 * run meant to do is not what became of it. The run has seen what is due within a day, which is
 * where all of it stands: a deletion, an issuance and a message are put off by a day at most.
 */
public final class TakeStock implements SweepStep {
    /** What was approved so long ago is not merely on its way. */
    private static final Duration STUCK = Duration.ofHours(1);

    private static final Set<RequestState> TO_BE_ISSUED =
            Set.of(RequestState.APPROVED, RequestState.ISSUING);

    private final World world;

    public TakeStock(World world) {
        this.world = world;
    }

    @Override
    public void run(SweepRun run) {
        if (run.dryRun()) {
            return;
        }
        Instant now = world.now();
        List<Credential> credentials =
                ids(run, Due.CredentialDue.class, Due.CredentialDue::credentialId)
                        .flatMap(id -> world.store().credential(id).stream())
                        .filter(c -> c.status().mayExist())
                        .toList();
        Map<Metric, Long> found = new EnumMap<>(Metric.class);
        found.put(
                Metric.OVERDUE,
                credentials.stream()
                        .filter(c -> c.status() != CredentialStatus.PENDING)
                        .filter(c -> !now.isBefore(c.endsAt()))
                        .count());
        found.put(
                Metric.REVOKE_FAILED,
                credentials.stream()
                        .filter(c -> c.status() == CredentialStatus.REVOKE_FAILED)
                        .count());
        found.put(
                Metric.STUCK_ISSUING,
                ids(run, Due.RequestDue.class, Due.RequestDue::requestId)
                        .flatMap(id -> world.store().request(id).stream())
                        .filter(r -> isStuck(r, now))
                        .count());
        found.put(
                Metric.OUTBOX_WAITING,
                ids(run, Due.OutboxDue.class, Due.OutboxDue::key)
                        .flatMap(key -> world.store().outbox(key).stream())
                        .filter(row -> !row.status().isOver())
                        .count());
        world.metrics().put(found);
    }

    /**
     * By the last decision: an attempt that dies again and again renews its lease, and with it
     * every other time. What is put off has a reason and is tried until it succeeds or has failed.
     */
    private static boolean isStuck(Request r, Instant now) {
        return TO_BE_ISSUED.contains(r.state())
                && r.nextAttemptAt().filter(at -> at.isAfter(now)).isEmpty()
                && r.decisions().stream()
                        .map(Decision::at)
                        .allMatch(at -> at.isBefore(now.minus(STUCK)));
    }

    private static <T extends Due> Stream<String> ids(
            SweepRun run, Class<T> type, Function<T, String> id) {
        return run.dueWithinADay(Due.Queue.TICK, type).stream().map(id).distinct();
    }
}
