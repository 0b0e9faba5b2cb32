package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;

/** GitLab's refusals: {@code message} for most, {@code error} for parameters and routes. */
final class Failures {
    private Failures() {}

    static Reply unauthorized() {
        return message(401, "401 Unauthorized");
    }

    static Reply blocked() {
        return message(403, "403 Forbidden - Your account has been blocked.");
    }

    static Reply noProject() {
        return message(404, "404 Project Not Found");
    }

    static Reply noRecord(String what) {
        return message(404, what.isEmpty() ? "404 Not found" : "404 " + what + " Not Found");
    }

    static Reply noRoute() {
        return error(404, "404 Not Found");
    }

    static Reply movedProject() {
        return message(405, "Non GET methods are not allowed for moved projects");
    }

    static Reply parameter(String fault) {
        return error(400, fault);
    }

    private static Reply message(int status, String text) {
        return Reply.json(status, Json.object().put("message", text));
    }

    private static Reply error(int status, String text) {
        return Reply.json(status, Json.object().put("error", text));
    }
}
