package dev.tokenward.functions.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tokenward.api.AdviceRoutes;
import dev.tokenward.api.Api;
import dev.tokenward.api.GitLabHook;
import dev.tokenward.api.Inputs;
import dev.tokenward.domain.RequestState;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Rehearsal;
import dev.tokenward.runtime.Rehearsal.Scene;
import dev.tokenward.runtime.Snapshot;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.RequestView;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.crac.Resource;

/** Requests over HTTP. */
public final class IntakeHandler implements RequestStreamHandler, Resource {
    private final Api api;

    /** In AWS. */
    public IntakeHandler() {
        this(Tokenward.fromEnvironment());
        Snapshot.announce(this);
    }

    public IntakeHandler(Tokenward root) {
        api =
                new Api(
                        root.settings().groups(),
                        root.settings().trustIssuerEmails(),
                        Map.of(
                                "POST /requests",
                                (api, actor, call) ->
                                        api.request(
                                                call,
                                                root.requests()
                                                        .submit(
                                                                actor,
                                                                Inputs.request(api, call),
                                                                Inputs.idempotencyKey(call)),
                                                201),
                                "GET /requests",
                                (api, actor, call) ->
                                        api.requests(
                                                call,
                                                root.requests()
                                                        .list(
                                                                actor,
                                                                Api.choice(
                                                                                call,
                                                                                "view",
                                                                                RequestView.class)
                                                                        .orElse(RequestView.MINE),
                                                                Api.choice(
                                                                        call,
                                                                        "state",
                                                                        RequestState.class),
                                                                Api.pageOf(call))),
                                "GET /requests/{id}",
                                (api, actor, call) ->
                                        api.request(call, root.requests().get(actor, call.id())),
                                "POST /requests/{id}/withdrawal",
                                (api, actor, call) ->
                                        api.request(
                                                call,
                                                root.requests().withdraw(actor, call.id()),
                                                200),
                                "POST /requests/{id}/extension",
                                (api, actor, call) ->
                                        api.request(
                                                call,
                                                root.requests()
                                                        .extend(
                                                                actor,
                                                                call.id(),
                                                                Inputs.request(api, call),
                                                                Inputs.idempotencyKey(call)),
                                                201),
                                "POST /credentials/{id}/replacement",
                                (api, actor, call) ->
                                        api.request(
                                                call,
                                                root.replacements()
                                                        .ask(
                                                                actor,
                                                                call.id(),
                                                                Inputs.request(api, call),
                                                                Inputs.idempotencyKey(call)),
                                                201),
                                "POST /scopes/advice",
                                (api, actor, call) ->
                                        AdviceRoutes.advise(api, call, root.settings().policy())),
                        Map.of(
                                "POST /hooks/gitlab",
                                new GitLabHook(
                                        root.gitlabSecret(), root.issueLinks(), root::issueInbox)));
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
                root -> new IntakeHandler(root)::serve,
                List.of(
                        Scene.of("POST /requests", "quinn")
                                .with(
                                        """
                                        {"category":"TARGET","kind":"OAUTH_CLIENT","purpose":"A rehearsal",\
                                        "removalDate":"2026-04-01","target":"second","needsAdmin":true,\
                                        "adminReason":"A rehearsal","scopes":["tickets:read"]}\
                                        """),
                        Scene.of("GET /requests", "quinn"),
                        Scene.of("GET /requests/{id}", "quinn")));
    }

    /** Nothing to do: this instance has made no client, and read no secret, before the snapshot. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
