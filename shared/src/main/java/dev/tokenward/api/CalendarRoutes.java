package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.Feed;
import dev.tokenward.workflow.Feeds;
import dev.tokenward.workflow.Result;
import java.util.List;
import java.util.Map;

/** The addresses of one's own calendars, for those who are signed in. */
public final class CalendarRoutes {
    private CalendarRoutes() {}

    public static APIGatewayV2HTTPResponse show(Api api, Actor actor, ApiCall call, Feeds feeds) {
        return answer(api, call, feeds.own(actor));
    }

    /** All that the caller has, or {@code ?kind=} one of them. */
    public static APIGatewayV2HTTPResponse renew(Api api, Actor actor, ApiCall call, Feeds feeds) {
        return answer(api, call, feeds.renew(actor, Api.choice(call, "kind", FeedKind.class)));
    }

    private static APIGatewayV2HTTPResponse answer(
            Api api, ApiCall call, Result<List<Feed>> result) {
        return api.answers()
                .of(
                        result,
                        call.requestId(),
                        feeds -> 200,
                        feeds -> view(call, feeds),
                        feeds -> Map.of());
    }

    private static ObjectNode view(ApiCall call, List<Feed> feeds) {
        // null where only another one is renewed: what is absent is null, here as everywhere
        ObjectNode node = Json.object().putNull("address");
        ArrayNode list = Json.array();
        for (Feed feed : feeds) {
            String address =
                    call.origin() + "/calendar/" + feed.key().reveal() + CalendarFeed.SUFFIX;
            if (feed.kind() == FeedKind.PERSONAL) {
                node.put("address", address);
            }
            list.addObject()
                    .put("kind", feed.kind().name())
                    .put("address", address)
                    .put("since", feed.since().toString());
        }
        node.set("feeds", list);
        return node;
    }
}
