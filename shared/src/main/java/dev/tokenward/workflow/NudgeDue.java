package dev.tokenward.workflow;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.Nudge;
import dev.tokenward.domain.Request;
import dev.tokenward.store.Due;
import java.util.Optional;

/** Reminds those who leave requests undecided, and later tells the next level. */
public final class NudgeDue implements SweepStep {
    private final Moves moves;

    public NudgeDue(World world) {
        this.moves = new Moves(world);
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.DAILY, Due.RequestDue.class),
                due -> "request " + due.requestId(),
                due -> nudge(due.requestId(), run).ifPresent(n -> run.count(counted(n))));
    }

    private Optional<Nudge> nudge(String requestId, SweepRun run) {
        Command nudge = new Command.Nudge();
        if (run.dryRun()) {
            return moves.would(requestId, nudge).flatMap(Request::nudged);
        }
        return moves.apply(requestId, nudge) instanceof Result.Done<Request>(Request next)
                ? next.nudged()
                : Optional.empty();
    }

    private static String counted(Nudge nudge) {
        return switch (nudge) {
            case REMINDED -> Counted.APPROVERS_REMINDED;
            case ESCALATED -> Counted.ESCALATED;
        };
    }
}
