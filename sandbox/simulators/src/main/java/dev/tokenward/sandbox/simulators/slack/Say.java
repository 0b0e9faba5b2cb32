package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;

/** Slack's answers: HTTP 200 whatever happened, but for the rate limit. */
final class Say {
    private Say() {}

    static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    static Reply reply(ObjectNode body) {
        return Reply.json(200, body);
    }

    static Reply error(String word) {
        return reply(Json.object().put("ok", false).put("error", word));
    }

    /** With the sentence that says what is wrong, where Slack gives one. */
    static Reply error(String word, String sentence) {
        ObjectNode body = Json.object().put("ok", false).put("error", word);
        body.putObject("response_metadata").putArray("messages").add("[ERROR] " + sentence);
        return reply(body);
    }

    static Reply missingScope(String needed) {
        return reply(
                Json.object()
                        .put("ok", false)
                        .put("error", "missing_scope")
                        .put("needed", needed)
                        .put("provided", "chat:write,im:write,users:read"));
    }

    static Reply rateLimited() {
        return Reply.json(429, Json.object().put("ok", false).put("error", "ratelimited"))
                .with("Retry-After", "1");
    }
}
