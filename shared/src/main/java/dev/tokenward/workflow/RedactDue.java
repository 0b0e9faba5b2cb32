package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Notice;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Due;

/** Orders the redaction of hand-over messages that nobody confirmed in time (invariant 3). */
public final class RedactDue implements SweepStep {
    private final World world;
    private final Outbox outbox;
    private final DueTimes dueTimes;

    public RedactDue(World world, Outbox outbox) {
        this.world = world;
        this.outbox = outbox;
        this.dueTimes = new DueTimes(world.policy());
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.TICK, Due.CredentialDue.class),
                due -> "credential " + due.credentialId(),
                due ->
                        world.store()
                                .credential(due.credentialId())
                                .filter(this::isDue)
                                .ifPresent(c -> order(c, run)));
    }

    private boolean isDue(Credential c) {
        return dueTimes.redaction(c).filter(at -> !world.now().isBefore(at)).isPresent();
    }

    /** Ordered once; from then on the outbox sees to it, with its own back-off. */
    private void order(Credential c, SweepRun run) {
        Notice order = CredentialLifecycle.redact(c);
        if (world.store().outbox(order.key()).isPresent()) {
            return;
        }
        if (run.dryRun()) {
            run.count(Counted.REDACTIONS_ORDERED);
            return;
        }
        if (world.store().commit(new Commit().notice(order)) instanceof CommitResult.Committed) {
            outbox.deliver(order.key());
            run.count(Counted.REDACTIONS_ORDERED);
        }
    }
}
