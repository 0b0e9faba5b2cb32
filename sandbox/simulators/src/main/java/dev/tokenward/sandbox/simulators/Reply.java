package dev.tokenward.sandbox.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a simulator answers. An empty body is sent without content type. */
public record Reply(int status, String contentType, Map<String, String> headers, String body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json; charset=utf-8", Map.of(), body.toString());
    }

    public static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", Map.of(), body);
    }

    public static Reply html(int status, String body) {
        return new Reply(status, "text/html; charset=utf-8", Map.of(), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, "", Map.of(), "");
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body);
    }

    /** Without the body, which may carry a secret. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + contentType + ", " + body.length() + " characters]";
    }
}
