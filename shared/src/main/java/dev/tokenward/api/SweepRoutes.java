package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.Sweeps;
import java.util.Map;
import java.util.Optional;

/** The sweep over HTTP: its runs, what one would do, and a yes to what one asks. */
public final class SweepRoutes {
    private SweepRoutes() {}

    public static APIGatewayV2HTTPResponse list(Api api, Actor actor, ApiCall call, Sweeps sweeps) {
        return api.answers()
                .of(
                        sweeps.list(actor, Api.pageOf(call)),
                        call.requestId(),
                        seen -> 200,
                        seen ->
                                api.sweepViews()
                                        .of(
                                                api.views().page(seen.runs(), api.sweepViews()::of),
                                                seen),
                        seen -> Map.of());
    }

    /** One of two things: {@code {"dryRun":true}} or {@code {"confirm":"ask_…"}}. */
    public static APIGatewayV2HTTPResponse post(Api api, Actor actor, ApiCall call, Sweeps sweeps) {
        Body body = api.body(call);
        Optional<Boolean> dryRun = body.flag("dryRun");
        Optional<String> confirm = body.text("confirm");
        if (dryRun.isPresent() == confirm.isPresent()) {
            body.fault(
                    "dryRun",
                    "Say dryRun: true, or confirm: what a run asks (GET /sweeps shows it); one of"
                            + " them.");
        } else if (dryRun.equals(Optional.of(false))) {
            body.fault("dryRun", "dryRun must be true: real runs are started by the schedule.");
        }
        body.orRefuse();
        return confirm.isPresent()
                ? api.answers()
                        .of(
                                sweeps.confirm(actor, confirm.get()),
                                call.requestId(),
                                ask -> 200,
                                api.sweepViews()::of,
                                ask -> Map.of())
                : api.answers()
                        .of(
                                sweeps.dryRun(actor),
                                call.requestId(),
                                run -> 200,
                                api.sweepViews()::of,
                                run -> Map.of());
    }
}
