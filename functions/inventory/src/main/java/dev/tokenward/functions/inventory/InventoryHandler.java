package dev.tokenward.functions.inventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.api.AccessTokenRoutes;
import dev.tokenward.api.Api;
import dev.tokenward.api.ApiCall;
import dev.tokenward.api.AuditRoutes;
import dev.tokenward.api.CalendarFeed;
import dev.tokenward.api.CalendarRoutes;
import dev.tokenward.api.Inputs;
import dev.tokenward.api.RetirementRoutes;
import dev.tokenward.api.SweepRoutes;
import dev.tokenward.api.UsageRoutes;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Rehearsal;
import dev.tokenward.runtime.Rehearsal.Scene;
import dev.tokenward.runtime.Snapshot;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.CredentialView;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Resource;

/** Credentials, calendars, the directory, the audit and the sweep's runs over HTTP. */
public final class InventoryHandler implements RequestStreamHandler, Resource {
    private final Api api;

    /** In AWS. */
    public InventoryHandler() {
        this(Tokenward.fromEnvironment());
        Snapshot.announce(this);
    }

    public InventoryHandler(Tokenward root) {
        CalendarFeed feed = new CalendarFeed(root::feeds, root.settings().policy());
        api =
                new Api(
                        root.settings().groups(),
                        root.settings().trustIssuerEmails(),
                        routes(root),
                        Map.of("GET /calendar/{feed}", feed, "HEAD /calendar/{feed}", feed));
    }

    private static Map<String, Api.Route> routes(Tokenward root) {
        Map<String, Api.Route> routes = new HashMap<>();
        routes.put("GET /credentials", (api, actor, call) -> list(root, api, actor, call));
        routes.put(
                "GET /credentials/{id}",
                (api, actor, call) -> api.line(call, root.inventory().line(actor, call.id())));
        routes.put(
                "GET /credentials/{id}/tokens",
                (api, actor, call) ->
                        AccessTokenRoutes.show(api, actor, call, root.accessTokens()));
        routes.put(
                "POST /credentials/{id}/receipt",
                (api, actor, call) ->
                        api.credential(call, root.inventory().receipt(actor, call.id())));
        routes.put(
                "POST /credentials/{id}/revocation",
                (api, actor, call) -> revoke(root, api, actor, call));
        routes.put(
                "POST /credentials/{id}/forgetting",
                (api, actor, call) -> forget(root, api, actor, call));
        routes.put(
                "PATCH /credentials/{id}",
                (api, actor, call) ->
                        api.line(
                                call,
                                root.renames().rename(actor, call.id(), Inputs.name(api, call))));
        routes.put(
                "POST /credentials/{id}/reissue",
                (api, actor, call) -> api.revocation(call, root.reissue().order(actor, call.id())));
        routes.put(
                "POST /credentials/{id}/adoption",
                (api, actor, call) ->
                        api.line(
                                call,
                                root.foundAnswers()
                                        .adopt(actor, call.id(), Inputs.adoption(api, call))));
        routes.put(
                "POST /credentials/{id}/transfer",
                (api, actor, call) -> transfer(root, api, actor, call));
        routes.put(
                "GET /people",
                (api, actor, call) -> Inputs.people(api, call, root.people().list(actor)));
        routes.put(
                "PUT /people",
                (api, actor, call) -> Inputs.replacePeople(api, call, actor, root.people()));
        routes.put(
                "GET /calendar",
                (api, actor, call) -> CalendarRoutes.show(api, actor, call, root.feeds()));
        routes.put(
                "POST /calendar",
                (api, actor, call) -> CalendarRoutes.renew(api, actor, call, root.feeds()));
        routes.put(
                "GET /audit",
                (api, actor, call) -> AuditRoutes.events(api, actor, call, root.audit()));
        routes.put(
                "GET /audit/export",
                (api, actor, call) -> AuditRoutes.export(api, actor, call, root.audit()));
        routes.put(
                "GET /usage",
                (api, actor, call) -> UsageRoutes.show(api, actor, call, root.usage()));
        routes.put(
                "GET /retirement",
                (api, actor, call) -> RetirementRoutes.show(api, actor, call, root.retirement()));
        routes.put(
                "GET /sweeps",
                (api, actor, call) -> SweepRoutes.list(api, actor, call, root.sweeps()));
        routes.put(
                "POST /sweeps",
                (api, actor, call) -> SweepRoutes.post(api, actor, call, root.sweeps()));
        return routes;
    }

    private static APIGatewayV2HTTPResponse list(
            Tokenward root, Api api, Actor actor, ApiCall call) {
        CredentialView view =
                Api.choice(call, "view", CredentialView.class).orElse(CredentialView.MINE);
        Optional<CredentialStatus> status = Api.choice(call, "status", CredentialStatus.class);
        return api.credentials(call, page -> root.inventory().list(actor, view, status, page));
    }

    private static APIGatewayV2HTTPResponse transfer(
            Tokenward root, Api api, Actor actor, ApiCall call) {
        Inputs.Heir heir = Inputs.heir(api, call);
        return api.credential(
                call, root.transfers().transfer(actor, call.id(), heir.holder(), heir.reason()));
    }

    private static APIGatewayV2HTTPResponse revoke(
            Tokenward root, Api api, Actor actor, ApiCall call) {
        if (Found.isRowId(call.id())) {
            return api.line(
                    call, root.found().remove(actor, call.id(), Inputs.confirmation(api, call)));
        }
        return api.revocation(
                call, root.inventory().revoke(actor, call.id(), Inputs.confirmation(api, call)));
    }

    private static APIGatewayV2HTTPResponse forget(
            Tokenward root, Api api, Actor actor, ApiCall call) {
        return api.revocation(
                call, root.inventory().forget(actor, call.id(), Inputs.note(api, call)));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        serve(context.getAwsRequestId(), event, answer);
    }

    private void serve(String requestId, InputStream event, OutputStream answer) {
        RequestId.during(requestId, () -> api.serve(event, answer));
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        rehearse();
    }

    /** The statuses of what is played before a snapshot. */
    public static List<Integer> rehearse() {
        return Rehearsal.play(
                root -> new InventoryHandler(root)::serve,
                List.of(
                        Scene.of("GET /credentials", "quinn"),
                        Scene.of("GET /credentials/{id}", "quinn"),
                        Scene.of("GET /people", "sasha")));
    }

    /** Nothing to do: this instance has made no client, and read no secret, before the snapshot. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
