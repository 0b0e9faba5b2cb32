package dev.tokenward.workflow;

import dev.tokenward.domain.Command;
import dev.tokenward.store.Due;

/** Ends requests that nobody decided on in time. */
public final class LapseDue implements SweepStep {
    private final Moves moves;

    public LapseDue(World world) {
        this.moves = new Moves(world);
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.DAILY, Due.RequestDue.class),
                due -> "request " + due.requestId(),
                due -> {
                    Command lapse = new Command.Lapse();
                    if (run.dryRun()
                            ? moves.would(due.requestId(), lapse).isPresent()
                            : moves.apply(due.requestId(), lapse) instanceof Result.Done) {
                        run.count(Counted.LAPSED);
                    }
                });
    }
}
