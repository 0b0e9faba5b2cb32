package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.net.Transport;
import dev.tokenward.secrets.GitLabSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SlackSecret;
import dev.tokenward.secrets.TestClock;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An account whose answers are set one by one, and a client that signs in to it. */
public final class ZendeskAccount implements Secrets {
    /** Planted in every place for a secret: must be found nowhere. */
    public static final String CANARY = "canary-4f7c1b92e05d";

    private static final Auth API_TOKEN =
            new Auth.ApiToken("admin@example.com", Secret.of(CANARY + "-token"));

    private final WireMock server;
    private final String base;
    private final List<SecretName> invalidated = new ArrayList<>();
    private final TestWaiter waiter = new TestWaiter();
    private final TestClock clock = new TestClock();
    private Auth auth = API_TOKEN;
    private Optional<Auth> rotated = Optional.empty();

    public ZendeskAccount(WireMockRuntimeInfo info) {
        this.server = info.getWireMock();
        this.base = info.getHttpBaseUrl();
    }

    public Zendesk client() {
        return client(Duration.ofSeconds(5));
    }

    public Zendesk client(Duration perAttempt) {
        HttpCaller http =
                new HttpCaller(
                        new Transport(Duration.ofSeconds(2)),
                        waiter,
                        RandomGenerator.of("L64X128MixRandom"),
                        clock,
                        new Patience(
                                perAttempt, Duration.ofSeconds(10), Duration.ofSeconds(25), 3));
        return new HttpZendesk(this, http, clock);
    }

    /** The secret holds this from when it is read anew. */
    public void rotateTo(Auth other) {
        rotated = Optional.of(other);
    }

    public ZendeskAccount signInWith(Auth other) {
        auth = other;
        return this;
    }

    public void answers(String method, String path, int status, String body) {
        answers(method, path, json(status, body));
    }

    public void answers(String method, String path, ResponseDefinitionBuilder response) {
        server.register(request(method, urlPathEqualTo(path)).willReturn(response));
    }

    public void answers(MappingBuilder mapping) {
        server.register(mapping);
    }

    /** One answer to everything. */
    public void alwaysAnswers(ResponseDefinitionBuilder response) {
        server.register(any(anyUrl()).willReturn(response));
    }

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    public static ResponseDefinitionBuilder page(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><head><title>One moment</title></head><body>x</body></html>");
    }

    /** What was asked, in order: method, path and query as they were on the wire. */
    public List<String> asked() {
        return requests().stream().map(r -> r.getMethod() + " " + r.getUrl()).toList();
    }

    public List<LoggedRequest> requests() {
        List<LoggedRequest> all = new ArrayList<>(server.find(anyRequestedFor(anyUrl())));
        return all;
    }

    public String base() {
        return base;
    }

    public TestWaiter waiter() {
        return waiter;
    }

    public TestClock clock() {
        return clock;
    }

    public List<SecretName> invalidated() {
        return List.copyOf(invalidated);
    }

    @Override
    public ZendeskSecret zendesk() {
        return new ZendeskSecret(URI.create(base), auth);
    }

    @Override
    public SlackSecret slack() {
        throw new AssertionError("Zendesk needs no Slack");
    }

    @Override
    public GitLabSecret gitlab() {
        throw new AssertionError("Zendesk needs no GitLab");
    }

    @Override
    public void invalidate(SecretName name) {
        invalidated.add(name);
        rotated.ifPresent(to -> auth = to);
    }
}
