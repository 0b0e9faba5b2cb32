package dev.tokenward.workflow;

import dev.tokenward.store.Due;

/** Sends what the stream did not bring or what could not be sent before (hazard E19). */
public final class DrainDue implements SweepStep {
    private final Outbox outbox;

    public DrainDue(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.TICK, Due.OutboxDue.class),
                due -> "message " + due.key(),
                due -> {
                    if (!run.dryRun()) {
                        outbox.deliver(due.key());
                    }
                    run.count(Counted.DRAINED);
                });
    }
}
