package dev.tokenward.sandbox.app.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server in front of the HTTP API and the sandbox's own endpoints. It hands out administrators'
 * tokens to anyone who asks, so it listens on 127.0.0.1 only and refuses what a page in a browser
 * could send: a foreign {@code Host} (DNS rebinding) or {@code Origin}.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> hosts;

    /**
     * Binds the port, without serving yet: others need the address first.
     *
     * @param port 0 for any free one
     */
    public Gateway(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        server.setExecutor(threads);
        int bound = server.getAddress().getPort();
        hosts = Set.of("127.0.0.1:" + bound, "localhost:" + bound);
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Begins to serve. */
    public void start(Api api, LocalEndpoints local) {
        server.createContext("/", exchange -> serve(exchange, api, local));
        server.start();
    }

    private void serve(HttpExchange exchange, Api api, LocalEndpoints local) throws IOException {
        try (exchange) {
            answer(Incoming.read(exchange), api, local).send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // not its path: a calendar's address is for its owner alone
            LOG.error("{}", exchange.getRequestMethod(), e);
            Outgoing.message(500, "Internal Server Error").send(exchange);
        }
    }

    private Outgoing answer(Incoming in, Api api, LocalEndpoints local)
            throws InterruptedException {
        if (!isOurs(in)) {
            return Outgoing.message(403, "Only from this machine, and not from another page");
        }
        if (in.tooLarge()) {
            return Outgoing.message(413, "Request Entity Too Large");
        }
        String path = Route.decode(in.rawPath());
        if (path.equals("/sandbox") || path.startsWith("/sandbox/")) {
            return local.answer(in.method(), path, Event.query(in.rawQuery()), in.body().text());
        }
        return api.serve(in, threads);
    }

    private boolean isOurs(Incoming in) {
        String host = in.header("host").orElse("").toLowerCase(Locale.ROOT);
        Optional<String> origin = in.header("origin").map(o -> o.toLowerCase(Locale.ROOT));
        return hosts.contains(host)
                && (origin.isEmpty()
                        || hosts.stream().anyMatch(h -> origin.get().equals("http://" + h)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
