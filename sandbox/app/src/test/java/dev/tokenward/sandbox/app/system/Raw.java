package dev.tokenward.sandbox.app.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** Calls with bytes that no client of good manners would send. */
final class Raw {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    Raw(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    record Answer(int status, String type, String text) {
        /** The kind of the problem, for example {@code validation}. */
        String problem() {
            return json().path("type").asText().replaceFirst("^/problems/", "");
        }

        String detail() {
            return json().path("detail").asText();
        }

        /** Field, colon, message. */
        List<String> faults() {
            return StreamSupport.stream(json().path("faults").spliterator(), false)
                    .map(f -> f.path("field").asText() + ": " + f.path("message").asText())
                    .toList();
        }

        List<String> fields() {
            return StreamSupport.stream(json().path("faults").spliterator(), false)
                    .map(f -> f.path("field").asText())
                    .toList();
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
