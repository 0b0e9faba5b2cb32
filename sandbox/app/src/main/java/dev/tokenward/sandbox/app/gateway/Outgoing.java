package dev.tokenward.sandbox.app.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An answer on its way to the client. */
public record Outgoing(int status, List<Map.Entry<String, String>> headers, Payload body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The server sets these itself. */
    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "date");

    public Outgoing {
        headers = List.copyOf(headers);
    }

    /** An answer of the gateway itself, worded as AWS words it. */
    static Outgoing message(int status, String message) {
        return json(status, JSON.createObjectNode().put("message", message));
    }

    public static Outgoing json(int status, JsonNode body) {
        return json(status, "application/json", body);
    }

    public static Outgoing json(int status, String type, JsonNode body) {
        return new Outgoing(
                status, List.of(Map.entry("content-type", type)), Payload.of(body.toString()));
    }

    Outgoing with(String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry(name, value));
        return new Outgoing(status, all, body);
    }

    /**
     * Reads a function's answer of format 2.0; one without {@code statusCode} is the body itself.
     *
     * @throws IOException if API Gateway could not make an answer of it
     */
    static Outgoing of(Payload payload) throws IOException {
        JsonNode answer = JSON.readTree(payload.bytes());
        if (!answer.has("statusCode")) {
            return json(200, answer);
        }
        int status = answer.path("statusCode").asInt();
        if (status < 100 || status > 599) {
            throw new IOException("no such status: " + answer.path("statusCode"));
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.path("headers")
                .properties()
                .forEach(h -> headers.add(Map.entry(h.getKey(), h.getValue().asText())));
        answer.path("cookies").forEach(c -> headers.add(Map.entry("set-cookie", c.asText())));
        if (headers.stream().noneMatch(h -> h.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(Map.entry("content-type", "text/plain; charset=utf-8"));
        }
        String body = answer.path("body").asText("");
        byte[] bytes =
                answer.path("isBase64Encoded").asBoolean()
                        ? decode(body)
                        : body.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                status, headers, Payload.of(answer.path("body").isNull() ? new byte[0] : bytes));
    }

    private static byte[] decode(String body) throws IOException {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the body is no base64", e);
        }
    }

    void send(HttpExchange exchange) throws IOException {
        Headers out = exchange.getResponseHeaders();
        for (Map.Entry<String, String> header : headers) {
            if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                out.add(header.getKey(), header.getValue());
            }
        }
        boolean bodiless = status == 204 || status == 304 || body.length() == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length());
        if (!bodiless && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(body.bytes());
        }
    }
}
