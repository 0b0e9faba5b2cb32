package dev.tokenward.sandbox.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.gateway.Outgoing;

/** A refusal by one of the sandbox's own endpoints, as RFC 9457 has it. */
final class Problem extends RuntimeException {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final int status;

    Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    Outgoing answer() {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "about:blank");
        body.put(
                "title",
                switch (status) {
                    case 404 -> "Not found";
                    case 405 -> "Method not allowed";
                    case 409 -> "Conflict";
                    case 502 -> "The function failed";
                    default -> "Bad request";
                });
        body.put("status", status);
        body.put("detail", getMessage());
        return Outgoing.json(status, "application/problem+json", body);
    }
}
