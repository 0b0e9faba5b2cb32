package dev.tokenward.workflow;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The requests of some states, one after the other, as far as a run goes. */
final class RequestsIn {
    private static final int PAGE = 100;

    private final World world;

    RequestsIn(World world) {
        this.world = world;
    }

    void each(SweepRun run, List<RequestState> states, Consumer<Request> work) {
        for (RequestState state : states) {
            Optional<String> cursor = Optional.empty();
            do {
                Page<Request> page =
                        world.store().requests(Optional.of(state), new PageRequest(PAGE, cursor));
                run.each(page.items(), r -> "request " + r.id(), work);
                cursor = page.cursor();
            } while (cursor.isPresent() && run.goesOn());
        }
    }
}
