package dev.tokenward.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a call once. Logs method, path template, status and duration, nothing else. */
public final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final long LARGEST_BODY = 10L * 1024 * 1024;
    private static final List<Class<? extends Throwable>> BEFORE_SENDING =
            List.of(
                    ConnectException.class,
                    HttpConnectTimeoutException.class,
                    UnknownHostException.class,
                    UnresolvedAddressException.class,
                    NoRouteToHostException.class,
                    SSLHandshakeException.class);

    private final Supplier<HttpClient> clients;

    /**
     * @param connectTimeout for the connection alone; shorter than an attempt, so that "nothing was
     *     sent" can be told from "no answer"
     */
    public Transport(Duration connectTimeout) {
        this(new FreshClient(connectTimeout));
    }

    /**
     * @param clients asked before each call
     */
    public Transport(Supplier<HttpClient> clients) {
        this.clients = clients;
    }

    /** The body of an answer is read up to 10 MB; a larger one counts as no answer. */
    Attempt attempt(BaseUrl base, Call call, Duration timeout) {
        long start = System.nanoTime();
        Attempt attempt = send(clients.get(), call, request(base, call), timeout);
        if (LOG.isDebugEnabled()) {
            String outcome =
                    switch (attempt) {
                        case Reply reply -> Integer.toString(reply.status());
                        case Attempt.NotSent(String detail) -> detail;
                        case Attempt.HeldBack(Duration until) -> "held back for " + until;
                        case Attempt.NoAnswer(String detail) -> detail;
                    };
            long millis = (System.nanoTime() - start) / 1_000_000;
            LOG.debug("{} {} in {} ms", call.label(), outcome, millis);
        }
        return attempt;
    }

    private static HttpRequest request(BaseUrl base, Call call) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(base.target(call))
                        .header("Accept", "application/json")
                        .header("User-Agent", "Tokenward");
        // values were checked by Call: the JDK's exception would print them (C46)
        call.headers().forEach(h -> builder.header(h.name(), h.value().reveal()));
        HttpRequest.BodyPublisher body =
                call.body()
                        .map(json -> HttpRequest.BodyPublishers.ofString(json.reveal()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody);
        return builder.method(call.method(), body).build();
    }

    /** Not the request's own time-out: up to JDK 25 that ends with the headers, not the body. */
    private static Attempt send(
            HttpClient client, Call call, HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        try {
            HttpResponse<byte[]> got = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(call, got.statusCode(), got.headers(), got.body());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Attempt.NoAnswer("no answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.NoAnswer("interrupted");
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        }
    }

    /** Says the kind of fault only: messages of exceptions may hold addresses and values. */
    private static Attempt failure(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            Throwable each = t;
            if (BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(each))) {
                return new Attempt.NotSent("no connection (" + name(each) + ")");
            }
        }
        return new Attempt.NoAnswer("connection lost (" + name(fault) + ")");
    }

    private static String name(@Nullable Throwable fault) {
        return fault == null ? IOException.class.getSimpleName() : fault.getClass().getSimpleName();
    }
}
