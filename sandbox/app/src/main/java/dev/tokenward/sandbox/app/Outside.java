package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.oidc.OidcIssuer;
import dev.tokenward.sandbox.simulators.slack.SlackApp;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import dev.tokenward.sandbox.simulators.zendesk.Own;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is outside of Tokenward: the issuer, and each service, simulated or given by address. */
final class Outside implements AutoCloseable {
    private final OidcIssuer issuer;
    private final Optional<ZendeskSimulator> zendesk;
    private final Optional<SlackSimulator> slack;
    private final Optional<GitLabSimulator> gitlab;
    private final Map<Service, URI> addresses;

    Outside(
            SandboxOptions options,
            String audience,
            SandboxSecrets secrets,
            InstantSource clock,
            Optional<DataDirectory> data) {
        addresses = new EnumMap<>(Service.class);
        addresses.putAll(options.services());
        issuer = OidcIssuer.create(clock, audience, DataDirectory.file(data, "oidc.json"));
        start(issuer, "oidc", data);
        zendesk =
                builtIn(Service.ZENDESK)
                        ? Optional.of(zendesk(options, secrets, clock, data))
                        : Optional.empty();
        slack =
                builtIn(Service.SLACK)
                        ? Optional.of(
                                SlackSimulator.create(
                                        clock,
                                        new SlackApp(
                                                secrets.text(Service.SLACK, "bot_token"),
                                                secrets.text(Service.SLACK, "signing_secret")),
                                        DataDirectory.file(data, "slack.json")))
                        : Optional.empty();
        gitlab =
                builtIn(Service.GITLAB)
                        ? Optional.of(
                                GitLabSimulator.create(
                                        clock,
                                        new GitLabAccess(
                                                secrets.text(Service.GITLAB, "token"),
                                                secrets.text(Service.GITLAB, "webhook_secret")),
                                        DataDirectory.file(data, "gitlab.json")))
                        : Optional.empty();
        zendesk.ifPresent(s -> addresses.put(Service.ZENDESK, start(s, "zendesk", data)));
        slack.ifPresent(s -> addresses.put(Service.SLACK, start(s, "slack", data)));
        gitlab.ifPresent(s -> addresses.put(Service.GITLAB, start(s, "gitlab", data)));
    }

    private boolean builtIn(Service service) {
        return !addresses.containsKey(service);
    }

    private static ZendeskSimulator zendesk(
            SandboxOptions options,
            SandboxSecrets secrets,
            InstantSource clock,
            Optional<DataDirectory> data) {
        if (!secrets.text(Service.ZENDESK, "auth.type").equals("oauth_client")) {
            throw new IllegalArgumentException(
                    "secret zendesk: the built-in Zendesk lets Tokenward in by an oauth_client only;"
                            + " for another way give your own with --zendesk");
        }
        return ZendeskSimulator.create(
                clock,
                new Own(
                        secrets.text(Service.ZENDESK, "auth.client_id"),
                        secrets.text(Service.ZENDESK, "auth.client_secret")),
                options.canary(),
                new ZendeskSettings().creation(options.zendeskTokens()),
                DataDirectory.file(data, "zendesk.json"));
    }

    private static URI start(Simulator<?> simulator, String name, Optional<DataDirectory> data) {
        int port = data.map(d -> d.port(name)).orElse(0);
        try {
            simulator.start(port);
        } catch (UncheckedIOException e) {
            // somebody else has the port of the time before
            simulator.start(0);
        }
        data.ifPresent(d -> d.keepPort(name, simulator.root().getPort()));
        return simulator.baseUri();
    }

    OidcIssuer issuer() {
        return issuer;
    }

    Optional<ZendeskSimulator> zendesk() {
        return zendesk;
    }

    Optional<SlackSimulator> slack() {
        return slack;
    }

    Optional<GitLabSimulator> gitlab() {
        return gitlab;
    }

    Map<Service, URI> addresses() {
        return Map.copyOf(addresses);
    }

    /** What takes the place of a secret's {@code base_url}. */
    URI address(Service service) {
        return Optional.ofNullable(addresses.get(service)).orElseThrow();
    }

    @Override
    public void close() {
        issuer.close();
        zendesk.ifPresent(Simulator::close);
        slack.ifPresent(Simulator::close);
        gitlab.ifPresent(Simulator::close);
    }
}
