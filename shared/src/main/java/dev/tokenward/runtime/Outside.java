package dev.tokenward.runtime;

import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.HttpGitLab;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.Waiter;
import dev.tokenward.secrets.AwsSecrets;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.slack.HttpSlack;
import dev.tokenward.slack.Slack;
import dev.tokenward.zendesk.CallBudget;
import dev.tokenward.zendesk.HttpZendesk;
import dev.tokenward.zendesk.Zendesk;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The systems outside, each behind its interface, each made when it is first called. */
final class Outside {
    private final Supplier<AwsSecrets> secrets;
    private final Supplier<HttpCaller> http;
    private final Supplier<CallBudget> zendeskBudget;
    private final Supplier<Zendesk> zendesk;
    private final Supplier<Slack> slack;
    private final Supplier<Slack> quickSlack;
    private final Supplier<GitLab> gitlab;

    Outside(
            InstantSource clock,
            Supplier<SecretsManagerClient> secretsManager,
            String prefix,
            Map<SecretName, URI> baseUrls,
            int zendeskSharePercent,
            Supplier<HttpCaller> http) {
        this.http = http;
        secrets = new Lazy<>(() -> new AwsSecrets(secretsManager.get(), prefix, clock, baseUrls));
        zendeskBudget =
                new Lazy<>(() -> new CallBudget(zendeskSharePercent, http.get().waiter(), clock));
        zendesk =
                new Lazy<>(() ->
                        new HttpZendesk(
                                secrets.get(), http.get().through(zendeskBudget.get()), clock));
        slack = new Lazy<>(() -> new HttpSlack(http.get(), secrets.get()));
        quickSlack =
                new Lazy<>(() -> new HttpSlack(http.get().within(Patience.quick()), secrets.get()));
        gitlab = new Lazy<>(() -> new HttpGitLab(http.get(), secrets.get()));
    }

    Supplier<? extends Secrets> secrets() {
        return secrets;
    }

    /** The time in which waits pass. */
    Waiter waiter() {
        return http.get().waiter();
    }

    CallBudget zendeskBudget() {
        return zendeskBudget.get();
    }

    Supplier<Zendesk> zendesk() {
        return zendesk;
    }

    Supplier<Slack> slack() {
        return slack;
    }

    /** For calls that somebody waits for who has just pressed a button. */
    Supplier<Slack> quickSlack() {
        return quickSlack;
    }

    Supplier<GitLab> gitlab() {
        return gitlab;
    }
}
