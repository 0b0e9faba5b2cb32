package dev.tokenward.workflow;

import dev.tokenward.domain.Request;
import dev.tokenward.store.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with requests: an issue to check again, an issuance to begin, repeat or take over. */
public final class ResumeDue implements SweepStep {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeDue.class);

    private final World world;
    private final Requests requests;
    private final Issuance issuance;

    public ResumeDue(World world, Requests requests, Issuance issuance) {
        this.world = world;
        this.requests = requests;
        this.issuance = issuance;
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.TICK, Due.RequestDue.class),
                due -> "request " + due.requestId(),
                due -> world.store().request(due.requestId()).ifPresent(r -> resume(r, run)));
    }

    private void resume(Request r, SweepRun run) {
        switch (r.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS -> {
                if (run.dryRun() || requests.recheckIssue(r).isPresent()) {
                    run.count(Counted.RESUMED);
                }
            }
            case APPROVED, ISSUING -> {
                if (!run.mayCallZendesk()) {
                    return;
                }
                if (!run.dryRun()) {
                    issuance.issue(r.id());
                }
                run.count(Counted.RESUMED);
            }
            case ISSUED, DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED -> LOG.debug("{} rests", r.id());
        }
    }
}
