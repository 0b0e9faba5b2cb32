package dev.tokenward.sandbox.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Calls from outside, as anybody's client makes them. */
public final class Web {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final Map<String, String> headers;

    public Web(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    public Web bearer(String token) {
        return new Web(root, Map.of("Authorization", "Bearer " + token));
    }

    public Web basic(String user, String password) {
        String pair = user + ":" + password;
        return new Web(
                root,
                Map.of(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    public Web header(String name, String value) {
        return new Web(root, Map.of(name, value));
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public Answer form(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    private Answer send(String method, String path, String contentType, String body) {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create(root + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer, read as JSON where it is. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return Json.parse(response.body()).orElseThrow();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
