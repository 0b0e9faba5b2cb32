package dev.tokenward.workflow;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.util.List;

/** Asks whoever may decide by today's directory; says who is stuck without anybody. */
public final class RerouteWaiting implements SweepStep {
    private final World world;
    private final Moves moves;
    private final RequestsIn requests;

    public RerouteWaiting(World world) {
        this.world = world;
        this.moves = new Moves(world);
        this.requests = new RequestsIn(world);
    }

    @Override
    public void run(SweepRun run) {
        requests.each(
                run,
                List.of(RequestState.AWAITING_MANAGER, RequestState.AWAITING_SUPPORT_OPS),
                r -> reroute(r, run));
    }

    private void reroute(Request r, SweepRun run) {
        if (!run.dryRun()) {
            moves.apply(r.id(), new Command.Reroute());
        }
        world.store()
                .request(r.id())
                .flatMap(Request::attention)
                .ifPresent(attention ->
                        run.matter(
                                new Matter(
                                        "attention:" + r.id(),
                                        Matter.Urgency.SOON,
                                        "Request "
                                                + r.id()
                                                + " of "
                                                + r.requester()
                                                + ": "
                                                + attention
                                                + ".",
                                        "Support Ops managers")));
    }
}
