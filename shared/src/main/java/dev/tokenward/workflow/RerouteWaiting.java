package dev.tokenward.workflow;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.List;
import java.util.Optional;

/** Asks whoever may decide by today's directory; says who is stuck without anybody. */
public final class RerouteWaiting implements SweepStep {
    private static final int PAGE = 100;

    private final World world;
    private final Moves moves;

    public RerouteWaiting(World world) {
        this.world = world;
        this.moves = new Moves(world);
    }

    @Override
    public void run(SweepRun run) {
        for (RequestState state :
                List.of(RequestState.AWAITING_MANAGER, RequestState.AWAITING_SUPPORT_OPS)) {
            Optional<String> cursor = Optional.empty();
            do {
                Page<Request> page =
                        world.store().requests(Optional.of(state), new PageRequest(PAGE, cursor));
                run.each(page.items(), r -> "request " + r.id(), r -> reroute(r, run));
                cursor = page.cursor();
            } while (cursor.isPresent() && run.goesOn());
        }
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
