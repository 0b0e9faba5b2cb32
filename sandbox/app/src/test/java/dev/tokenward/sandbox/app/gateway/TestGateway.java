package dev.tokenward.sandbox.app.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.clock.SettableClock;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.simulators.oidc.OidcIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A gateway in front of a function that keeps its events and answers as it is told. */
final class TestGateway implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = SettableClock.startingAt(START);
    final OidcIssuer issuer = OidcIssuer.create(clock, "tokenward", Optional.empty());
    final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    volatile Function<Payload, Invocation> function =
            event -> new Invocation.Answered(Payload.of("{\"statusCode\":200,\"body\":\"fine\"}"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway;

    TestGateway() {
        this(Duration.ofSeconds(30));
    }

    TestGateway(Duration patience) {
        issuer.start(0);
        try {
            gateway = new Gateway(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JwtAuthorizer authorizer =
                new JwtAuthorizer(
                        issuer.root().toString(),
                        List.of("tokenward"),
                        new IssuerKeys(issuer.root()),
                        clock);
        List<Route> routes =
                List.of(
                        new Route("GET", "/requests", "F", false),
                        new Route("POST", "/requests", "F", false),
                        new Route("GET", "/requests/{id}", "F", false),
                        new Route("GET", "/requests/fixed", "F", true),
                        new Route("POST", "/hooks/slack", "F", true),
                        new Route("GET", "/files/{path+}", "F", true));
        Api api = new Api(routes, authorizer, (name, event) -> keep(event), clock, patience);
        gateway.start(
                api,
                (method, path, query, body) ->
                        Outgoing.json(200, JSON.createObjectNode().put("path", path)));
    }

    private Invocation keep(Payload event) {
        try {
            events.add(JSON.readTree(event.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return function.apply(event);
    }

    int port() {
        return gateway.address().getPort();
    }

    String tokenOfRiley() {
        return issuer.token("riley@example.com", "Riley Doe", List.of("support-ops", "auditors"));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.address().resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    JsonNode event() {
        JsonNode event = events.poll();
        if (event == null) {
            throw new AssertionError("the function was not invoked");
        }
        return event;
    }

    static ObjectNode json(Map<String, ?> fields) {
        return JSON.valueToTree(fields);
    }

    @Override
    public void close() {
        gateway.close();
        issuer.close();
    }
}
