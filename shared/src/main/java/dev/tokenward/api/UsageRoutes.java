package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.CredentialView;
import dev.tokenward.workflow.Result;
import dev.tokenward.workflow.Usage;
import dev.tokenward.workflow.UsageReport;
import java.util.List;

/** How the account's API is used, over HTTP. */
public final class UsageRoutes {
    private static final String USUAL_DAYS = "30";

    private static final List<String> COLUMNS =
            List.of(
                    "rank",
                    "id",
                    "foundId",
                    "zendeskId",
                    "kind",
                    "name",
                    "holder",
                    "proposedOwner",
                    "managed",
                    "standing",
                    "daysUsed",
                    "lastUsedAt",
                    "cadence",
                    "cadenceInWords",
                    "nextUse");

    private UsageRoutes() {}

    /** {@code view}, and {@code days} to look back, 30 if not given. */
    public static APIGatewayV2HTTPResponse show(Api api, Actor actor, ApiCall call, Usage usage) {
        String days = call.query("days").orElse(USUAL_DAYS);
        if (!days.matches("[0-9]{1,3}")
                || Integer.parseInt(days) < 1
                || Integer.parseInt(days) > Usage.MOST_DAYS) {
            throw ApiFault.of(
                    400, "query", "days is a whole number from 1 to " + Usage.MOST_DAYS + ".");
        }
        Result<UsageReport> result =
                usage.show(
                        actor,
                        Api.choice(call, "view", CredentialView.class),
                        Integer.parseInt(days),
                        Api.pageOf(call));
        return Tables.of(api, call, result, new UsageViews(api.views())::of, COLUMNS);
    }
}
