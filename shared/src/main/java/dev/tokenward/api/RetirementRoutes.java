package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.Retirement;
import java.util.Map;

/** The way out of API tokens, over HTTP. */
public final class RetirementRoutes {
    private RetirementRoutes() {}

    public static APIGatewayV2HTTPResponse show(
            Api api, Actor actor, ApiCall call, Retirement retirement) {
        return api.answers()
                .of(
                        retirement.show(actor, Api.pageOf(call)),
                        call.requestId(),
                        report -> 200,
                        new RetirementViews(api.json(), api.views())::of,
                        report -> Map.of());
    }
}
