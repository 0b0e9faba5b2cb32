package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.CredentialView;
import dev.tokenward.workflow.Usage;
import java.util.List;
import java.util.Optional;

/** How the account's API is used, over HTTP. */
public final class UsageRoutes {
    private static final String USUAL_DAYS = "30";

    private static final Tables.Sheet SHEET =
            new Tables.Sheet(
                    "usage",
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
                            "nextUse"),
                    Tables.RANKED);

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
        Optional<CredentialView> view = Api.choice(call, "view", CredentialView.class);
        return api.tables()
                .of(
                        call,
                        page -> usage.show(actor, view, Integer.parseInt(days), page),
                        new UsageViews(api.views())::of,
                        SHEET);
    }
}
