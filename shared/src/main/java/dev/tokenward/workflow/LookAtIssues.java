package dev.tokenward.workflow;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.util.List;
import java.util.Optional;

/**
 * Has the issue of each open request looked at once a day: of one whose hook was lost, an edit or a
 * closing is found that way.
 */
public final class LookAtIssues implements SweepStep {
    /** In place of what a hook says happened. */
    static final String ACTION = "look";

    private static final List<RequestState> OPEN =
            List.of(
                    RequestState.AWAITING_MANAGER,
                    RequestState.AWAITING_SUPPORT_OPS,
                    RequestState.APPROVED,
                    RequestState.ISSUE_FAILED);

    private final World world;
    private final IssueInbox inbox;
    private final RequestsIn requests;

    public LookAtIssues(World world) {
        this.world = world;
        this.inbox = new IssueInbox(world);
        this.requests = new RequestsIn(world);
    }

    @Override
    public void run(SweepRun run) {
        requests.each(run, OPEN, r -> look(r, run));
    }

    private void look(Request r, SweepRun run) {
        if (run.dryRun()) {
            return;
        }
        String day = world.policy().today(world.now()).toString();
        r.content()
                .issue()
                .ifPresent(issue ->
                        inbox.changed(
                                issue, ACTION, "daily:" + r.id() + ":" + day, Optional.empty()));
    }
}
