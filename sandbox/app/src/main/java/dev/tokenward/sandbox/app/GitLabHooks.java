package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the webhooks of the built-in GitLab to the gateway, as GitLab sends them. */
final class GitLabHooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GitLabHooks.class);

    /** GitLab waits about as long (documented). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(5);

    private final GitLabSimulator gitlab;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean closed;

    GitLabHooks(GitLabSimulator gitlab, URI gateway) {
        this.gitlab = gitlab;
        this.address = gateway.resolve("/hooks/gitlab");
        gitlab.onHook(this::bring);
    }

    /** Once: GitLab does not bring again what failed. */
    private void bring(Hook hook) {
        if (closed) {
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        hook.headers().forEach(request::header);
        request.POST(HttpRequest.BodyPublishers.ofString(hook.body()));
        try {
            int status =
                    http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                LOG.warn("a webhook of GitLab is answered {}", status);
            }
        } catch (IOException e) {
            LOG.warn("a webhook of GitLab is not answered: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until nothing is on its way.
     *
     * @return whether that was so before the time was over
     */
    boolean quiesce(Duration atMost) {
        Instant until = Instant.now().plus(atMost);
        while (gitlab.hooksOnTheWay() > 0) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
