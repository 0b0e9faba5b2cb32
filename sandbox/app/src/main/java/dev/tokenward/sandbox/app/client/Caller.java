package dev.tokenward.sandbox.app.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The sandbox's address, called by nobody in particular. */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param base of the sandbox, or of any other server
     */
    public Caller(URI base) {
        this.base = base;
    }

    /** Somebody who signs in anew for every call: the clock may have moved. */
    public Person as(String email) {
        return new Person(this, email);
    }

    public Reply get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET());
    }

    /** Sends an object as JSON, or a text as it is. */
    public Reply send(String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path, headers);
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(text(body))));
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + path))
                        .timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.valueToTree(body).toString();
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A token of this person, good for an hour of the sandbox's clock. */
    public String token(String email) {
        Reply answer = post("/sandbox/token", Map.of("email", email));
        if (answer.status() != 200) {
            throw new IllegalStateException("no token for " + email + ": " + answer.text());
        }
        return answer.get("token");
    }

    /** Sets the clock of everything. */
    public Reply clockTo(Instant now) {
        return post("/sandbox/clock", Map.of("now", now.toString()));
    }

    public Reply advance(String period) {
        return post("/sandbox/clock", Map.of("advance", period));
    }

    /** The daily sweep; answers with its report. */
    public Reply sweep() {
        return post("/sandbox/sweep", Map.of());
    }

    /** The messages in somebody's Slack. */
    public Inbox inbox(String email) {
        String address = URLEncoder.encode(email, StandardCharsets.UTF_8);
        return new Inbox(get("/sandbox/slack/inbox?email=" + address, Map.of()).json());
    }
}
