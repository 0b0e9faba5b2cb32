package dev.tokenward.functions.inventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.api.Api;
import dev.tokenward.api.AuditRoutes;
import dev.tokenward.api.Inputs;
import dev.tokenward.api.SweepRoutes;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.CredentialView;
import java.util.HashMap;
import java.util.Map;

/** Credentials, the directory, the audit and the sweep's runs over HTTP. */
public final class InventoryHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Api api;

    /** In AWS. */
    public InventoryHandler() {
        this(Tokenward.fromEnvironment());
    }

    public InventoryHandler(Tokenward root) {
        api =
                new Api(
                        root.settings().groups(),
                        root.settings().trustIssuerEmails(),
                        joined(
                                Map.of(
                                        "GET /credentials",
                                        (api, actor, call) ->
                                                api.credentials(
                                                        call,
                                                        root.inventory()
                                                                .list(
                                                                        actor,
                                                                        Api.choice(
                                                                                        call,
                                                                                        "view",
                                                                                        CredentialView
                                                                                                .class)
                                                                                .orElse(
                                                                                        CredentialView
                                                                                                .MINE),
                                                                        Api.choice(
                                                                                call,
                                                                                "status",
                                                                                CredentialStatus
                                                                                        .class),
                                                                        Api.pageOf(call))),
                                        "GET /credentials/{id}",
                                        (api, actor, call) ->
                                                api.credential(
                                                        call,
                                                        root.inventory().get(actor, call.id())),
                                        "POST /credentials/{id}/receipt",
                                        (api, actor, call) ->
                                                api.credential(
                                                        call,
                                                        root.inventory().receipt(actor, call.id())),
                                        "POST /credentials/{id}/revocation",
                                        (api, actor, call) ->
                                                api.revocation(
                                                        call,
                                                        root.inventory()
                                                                .revoke(
                                                                        actor,
                                                                        call.id(),
                                                                        Inputs.confirmation(
                                                                                api, call))),
                                        "POST /credentials/{id}/forgetting",
                                        (api, actor, call) ->
                                                api.revocation(
                                                        call,
                                                        root.inventory()
                                                                .forget(
                                                                        actor,
                                                                        call.id(),
                                                                        Inputs.note(api, call))),
                                        "GET /people",
                                        (api, actor, call) ->
                                                Inputs.people(api, call, root.people().list(actor)),
                                        "PUT /people",
                                        (api, actor, call) ->
                                                Inputs.replacePeople(
                                                        api, call, actor, root.people()),
                                        "GET /audit",
                                        (api, actor, call) ->
                                                AuditRoutes.events(api, actor, call, root.audit()),
                                        "GET /audit/export",
                                        (api, actor, call) ->
                                                AuditRoutes.export(api, actor, call, root.audit())),
                                Map.of(
                                        "GET /sweeps",
                                        (api, actor, call) ->
                                                SweepRoutes.list(api, actor, call, root.sweeps()),
                                        "POST /sweeps",
                                        (api, actor, call) ->
                                                SweepRoutes.post(
                                                        api, actor, call, root.sweeps()))));
    }

    private static Map<String, Api.Route> joined(
            Map<String, Api.Route> some, Map<String, Api.Route> more) {
        Map<String, Api.Route> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.handle(event);
    }
}
