package dev.tokenward.functions.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.api.Api;
import dev.tokenward.api.ApiCall;
import dev.tokenward.api.Inputs;
import dev.tokenward.api.SlackHook;
import dev.tokenward.domain.Actor;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Tokenward;
import java.util.Map;

/** Decisions over HTTP, and what people do in Slack. */
public final class ApprovalHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Tokenward root;
    private final Api api;

    /** In AWS. */
    public ApprovalHandler() {
        this(Tokenward.fromEnvironment());
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
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return RequestId.during(context.getAwsRequestId(), () -> api.handle(event));
    }
}
