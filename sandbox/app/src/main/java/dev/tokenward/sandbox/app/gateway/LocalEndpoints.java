package dev.tokenward.sandbox.app.gateway;

import java.util.Map;

/** What is served beside the HTTP API, under {@code /sandbox/}, and never deployed. */
@FunctionalInterface
public interface LocalEndpoints {
    /**
     * Answers a call.
     *
     * @param path decoded
     * @param query decoded
     */
    Outgoing answer(String method, String path, Map<String, String> query, String body);
}
