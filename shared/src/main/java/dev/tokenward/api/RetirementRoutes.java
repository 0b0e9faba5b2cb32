package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.workflow.CredentialView;
import dev.tokenward.workflow.Retirement;
import java.util.List;
import java.util.Optional;

/** The way out of API tokens, over HTTP. */
public final class RetirementRoutes {
    private static final Tables.Sheet SHEET =
            new Tables.Sheet(
                    "retirement",
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
                            "replacement.deletionProposedAt"),
                    Tables.RANKED);

    private RetirementRoutes() {}

    public static APIGatewayV2HTTPResponse show(
            Api api, Actor actor, ApiCall call, Retirement retirement) {
        Optional<CredentialView> view = Api.choice(call, "view", CredentialView.class);
        return api.tables()
                .of(
                        call,
                        page -> retirement.show(actor, view, page),
                        new RetirementViews(api.views())::of,
                        SHEET);
    }
}
