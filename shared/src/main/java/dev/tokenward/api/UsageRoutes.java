package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.Usage;
import java.util.Map;

/** How the account's API is used, over HTTP. */
public final class UsageRoutes {
    private static final String USUAL_DAYS = "30";

    private UsageRoutes() {}

    /** {@code days} to look back, 30 if not given. */
    public static APIGatewayV2HTTPResponse show(Api api, Actor actor, ApiCall call, Usage usage) {
        String days = call.query("days").orElse(USUAL_DAYS);
        if (!days.matches("[0-9]{1,3}")
                || Integer.parseInt(days) < 1
                || Integer.parseInt(days) > Usage.MOST_DAYS) {
            throw ApiFault.of(
                    400, "query", "days is a whole number from 1 to " + Usage.MOST_DAYS + ".");
        }
        return api.answers()
                .of(
                        usage.show(actor, Integer.parseInt(days), Api.pageOf(call)),
                        call.requestId(),
                        report -> 200,
                        new UsageViews(api.json(), api.views())::of,
                        report -> Map.of());
    }
}
