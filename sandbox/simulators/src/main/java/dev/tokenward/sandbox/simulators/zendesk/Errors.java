package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.util.List;

/** Zendesk's error shapes: several, and not alike (observed). */
final class Errors {
    private Errors() {}

    static Reply notAuthenticated() {
        return Reply.json(401, Json.object().put("error", "Couldn't authenticate you"));
    }

    static Reply invalidToken() {
        return oauth(
                401,
                "invalid_token",
                "The access token provided is expired, revoked, malformed or invalid for other"
                        + " reasons.");
    }

    static Reply missingScopes(List<String> anyOf) {
        return described(
                403,
                "Forbidden",
                "Missing the following required scopes: " + String.join(", ", anyOf));
    }

    /** A plan or a role that does not suffice. */
    static Reply forbidden(String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("title", "Forbidden").put("message", message);
        return Reply.json(403, body);
    }

    static Reply role() {
        return forbidden(
                "You do not have access to this page. Please contact the account owner of this help"
                        + " desk for further help.");
    }

    static Reply recordNotFound() {
        return described(404, "RecordNotFound", "Not found");
    }

    static Reply invalidEndpoint() {
        return described(404, "InvalidEndpoint", "Not found");
    }

    static Reply recordInvalid(String field, String description) {
        ObjectNode body =
                Json.object()
                        .put("error", "RecordInvalid")
                        .put("description", "Record validation errors");
        body.putObject("details").putArray(field).addObject().put("description", description);
        return Reply.json(422, body);
    }

    static Reply badRequest(String description) {
        return described(400, "BadRequest", description);
    }

    static Reply paging(String code, String title) {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("code", code).put("title", title);
        return Reply.json(400, body);
    }

    static Reply oauth(int status, String error, String description) {
        return Reply.json(
                status, Json.object().put("error", error).put("error_description", description));
    }

    private static Reply described(int status, String error, String description) {
        return Reply.json(
                status, Json.object().put("error", error).put("description", description));
    }
}
