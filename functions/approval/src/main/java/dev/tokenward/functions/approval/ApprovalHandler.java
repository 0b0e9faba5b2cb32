package dev.tokenward.functions.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.api.Api;
import dev.tokenward.api.ApiCall;
import dev.tokenward.api.Inputs;
import dev.tokenward.api.SlackHook;
import dev.tokenward.domain.Actor;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Rehearsal;
import dev.tokenward.runtime.Rehearsal.Scene;
import dev.tokenward.runtime.Snapshot;
import dev.tokenward.runtime.Tokenward;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.crac.Resource;

/** Decisions over HTTP, and what people do in Slack. */
public final class ApprovalHandler implements RequestStreamHandler, Resource {
    private final Tokenward root;
    private final Api api;

    /** In AWS. */
    public ApprovalHandler() {
        this(Tokenward.fromEnvironment());
        Snapshot.announce(this);
    }

    public ApprovalHandler(Tokenward root) {
        this.root = root;
        api =
                new Api(
                        root.settings().groups(),
                        root.settings().trustIssuerEmails(),
                        Map.of(
                                "POST /requests/{id}/decisions",
                                this::decide,
                                "POST /requests/{id}/retry",
                                (api, actor, call) ->
                                        api.request(
                                                call,
                                                root.decisions().retry(actor, call.id()),
                                                200)),
                        Map.of(
                                "POST /hooks/slack",
                                new SlackHook(root.slackSecret(), root.clock(), root::slackInbox)));
    }

    private APIGatewayV2HTTPResponse decide(Api api, Actor actor, ApiCall call) {
        Inputs.DecisionInput input = Inputs.decision(api, call);
        return api.request(
                call,
                root.decisions()
                        .decide(
                                actor,
                                call.id(),
                                input.verdict(),
                                input.reason(),
                                Inputs.ifMatch(call)),
                200);
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
                root -> new ApprovalHandler(root)::serve,
                List.of(
                        // a signature of nobody: read and refused, with the secret in hand
                        Scene.of("POST /hooks/slack", "quinn").with("payload=%7B%7D"),
                        Scene.of("POST /requests/{id}/decisions", "sasha")
                                .with("{\"decision\":\"APPROVE\"}")));
    }

    /** Nothing to do: this instance has made no client, and read no secret, before the snapshot. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
