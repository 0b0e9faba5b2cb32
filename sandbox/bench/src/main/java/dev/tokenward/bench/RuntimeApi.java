package dev.tokenward.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for one function: hands out one event at a time and takes its answer. Times
 * are those of this process, so that they hold for all functions alike.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final String RESTORED = "/2018-06-01/runtime/restore/next";
    private static final String CREDENTIALS = "/credentials";

    /**
     * What a function answered.
     *
     * @param at when the answer had been read, by {@link System#nanoTime}
     */
    record Answer(boolean failed, String body, long at) {}

    private final HttpServer server;
    private final LinkedBlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Semaphore ready = new Semaphore(0);
    private final Semaphore restored = new Semaphore(0);
    private volatile long handedOut;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} names. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void offer(byte[] event) {
        events.add(event);
    }

    /** When the last event was handed out, by {@link System#nanoTime}. */
    long handedOut() {
        return handedOut;
    }

    /**
     * @throws IllegalStateException if there is none in time
     */
    Answer answer(Duration patience) throws InterruptedException {
        Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new IllegalStateException("no answer within " + patience.toSeconds() + " s");
        }
        return answer;
    }

    /** Waits until a function says that its snapshot may be taken. */
    void awaitSnapshot(Duration patience) throws InterruptedException {
        if (!ready.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("not ready within " + patience.toSeconds() + " s");
        }
    }

    /** Lets it go on, as a copy does once AWS has its memory in place. */
    void restore() {
        restored.release();
    }

    /** What {@code AWS_CONTAINER_CREDENTIALS_FULL_URI} names for functions with a snapshot. */
    String credentials() {
        return "http://" + address() + CREDENTIALS;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(RESTORED)) {
                ready.release();
                restored.acquireUninterruptibly();
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            if (path.equals(CREDENTIALS)) {
                byte[] answer =
                        """
                        {"AccessKeyId":"bench","SecretAccessKey":"bench","Token":"bench",
                         "Expiration":"2099-01-01T00:00:00Z"}\
                        """
                                .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                return;
            }
            if (path.equals(NEXT)) {
                next(exchange);
                return;
            }
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answers.add(new Answer(!path.endsWith("/response"), body, System.nanoTime()));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        byte[] event;
        try {
            event = events.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        exchange.getResponseHeaders()
                .add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        exchange.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(System.currentTimeMillis() + 28_000));
        exchange.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-west-1:123456789012:function:intake");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, event.length);
        handedOut = System.nanoTime();
        try (var out = exchange.getResponseBody()) {
            out.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
