package dev.tokenward.net;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The JDK's client, made anew when it has been idle. A function's process is frozen between
 * invocations: a pooled connection is dead when it wakes, and a write sent on it would end in an
 * answer of unknown outcome for no reason.
 */
final class FreshClient implements Supplier<HttpClient> {
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);

    private final Duration connectTimeout;
    private HttpClient client;
    private long lastUse;

    FreshClient(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.client = make();
        this.lastUse = System.nanoTime();
    }

    @Override
    public synchronized HttpClient get() {
        long now = System.nanoTime();
        if (now - lastUse > LONGEST_IDLE.toNanos()) {
            client.shutdown();
            client = make();
        }
        lastUse = now;
        return client;
    }

    private HttpClient make() {
        // a redirect would carry the credential to another place
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }
}
