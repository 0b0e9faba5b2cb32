package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.CredentialView;
import dev.tokenward.workflow.Result;
import dev.tokenward.workflow.Retirement;
import dev.tokenward.workflow.RetirementReport;
import java.util.List;

/** The way out of API tokens, over HTTP. */
public final class RetirementRoutes {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "foundId",
                    "zendeskId",
                    "name",
                    "holder",
                    "proposedOwner",
                    "managed",
                    "standing",
                    "phase",
                    "active",
                    "lastUsedAt",
                    "cadence",
                    "cadenceInWords",
                    "forecast.cause",
                    "forecast.off",
                    "forecast.missed",
                    "forecast.lastDayToReactivate",
                    "forecast.deleted",
                    "forecast.words",
                    "forecast.assumption",
                    "next.who",
                    "next.email",
                    "next.what",
                    "next.by",
                    "replacement.requestId",
                    "replacement.state",
                    "replacement.credentialId",
                    "replacement.name",
                    "replacement.clientUsedOn",
                    "replacement.tokenUsedOn",
                    "replacement.silentDays",
                    "replacement.neededDays",
                    "replacement.deletionProposedAt");

    private RetirementRoutes() {}

    public static APIGatewayV2HTTPResponse show(
            Api api, Actor actor, ApiCall call, Retirement retirement) {
        Result<RetirementReport> result =
                retirement.show(
                        actor, Api.choice(call, "view", CredentialView.class), Api.pageOf(call));
        return Tables.of(api, call, result, new RetirementViews(api.views())::of, COLUMNS);
    }
}
