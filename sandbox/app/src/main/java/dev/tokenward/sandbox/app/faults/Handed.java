package dev.tokenward.sandbox.app.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/** An answer that came over no wire: a simulator's, or one that nobody ever gave. */
record Handed<T>(HttpRequest request, int statusCode, HttpHeaders headers, T body)
        implements HttpResponse<T> {
    private static final String PAGE =
            "<html><head><title>Sign in</title></head><body>One moment, please</body></html>";

    /** What an answer consists of. */
    record Text(int status, String contentType, Map<String, String> more, String body) {
        static Text json(int status, String body) {
            return new Text(status, "application/json", Map.of(), body);
        }
    }

    static <T> Handed<T> of(HttpRequest request, BodyHandler<T> handler, Fault fault) {
        return of(
                request,
                handler,
                switch (fault) {
                    case TOO_MANY ->
                            new Text(
                                    429,
                                    "application/json",
                                    Map.of("Retry-After", "1"),
                                    "{\"error\":\"rate limited\"}");
                    case UNAVAILABLE_AFTER ->
                            new Text(503, "text/html", Map.of(), "<html>unavailable</html>");
                    case CONFLICT -> Text.json(409, "{\"error\":\"conflict\"}");
                    case REFUSED ->
                            Text.json(
                                    400,
                                    "{\"ok\":false,\"error\":\"invalid\",\"message\":\"400 Bad"
                                            + " request\"}");
                    case GARBAGE -> Text.json(200, "{\"ok\":tru");
                    case HTML -> new Text(200, "text/html", Map.of(), PAGE);
                    default -> throw new IllegalArgumentException(fault + " is no answer");
                });
    }

    static <T> Handed<T> of(HttpRequest request, BodyHandler<T> handler, Text text) {
        Map<String, List<String>> all = new TreeMap<>();
        text.more().forEach((name, value) -> all.put(name, List.of(value)));
        if (!text.contentType().isEmpty()) {
            all.put("Content-Type", List.of(text.contentType()));
        }
        HttpHeaders headers = HttpHeaders.of(all, (name, value) -> true);
        BodySubscriber<T> reader = handler.apply(new Head(text.status(), headers));
        reader.onSubscribe(
                new Flow.Subscription() {
                    @Override
                    public void request(long n) {
                        // everything is given at once
                    }

                    @Override
                    public void cancel() {
                        // nothing follows
                    }
                });
        reader.onNext(List.of(ByteBuffer.wrap(text.body().getBytes(StandardCharsets.UTF_8))));
        reader.onComplete();
        return new Handed<>(
                request, text.status(), headers, reader.getBody().toCompletableFuture().join());
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }
}
