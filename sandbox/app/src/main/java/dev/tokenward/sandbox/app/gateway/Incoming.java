package dev.tokenward.sandbox.app.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param headers names in lower case, repeated ones joined by commas
 * @param body at most {@link #MAX_BODY} bytes and one
 */
public record Incoming(
        String method,
        String rawPath,
        String rawQuery,
        Map<String, String> headers,
        Payload body,
        String sourceIp,
        String protocol) {
    /** API Gateway's limit. */
    public static final int MAX_BODY = 10 * 1024 * 1024;

    static Incoming read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            String separator = header.getKey().equalsIgnoreCase("Cookie") ? "; " : ",";
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    String.join(separator, header.getValue()));
        }
        try (InputStream in = exchange.getRequestBody()) {
            return new Incoming(
                    exchange.getRequestMethod(),
                    Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("/"),
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                    headers,
                    Payload.of(in.readNBytes(MAX_BODY + 1)),
                    exchange.getRemoteAddress().getAddress().getHostAddress(),
                    exchange.getProtocol());
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean tooLarge() {
        return body.length() > MAX_BODY;
    }
}
