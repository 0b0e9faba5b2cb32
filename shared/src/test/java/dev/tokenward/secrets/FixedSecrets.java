package dev.tokenward.secrets;

import java.net.URI;

/** Secrets whose systems all are at one address. */
public final class FixedSecrets implements Secrets {
    public static final String SLACK_TOKEN = "slack-token-of-this-test";
    public static final String GITLAB_TOKEN = "gitlab-token-of-this-test";

    private final URI base;

    public FixedSecrets(String base) {
        this.base = URI.create(base);
    }

    @Override
    public ZendeskSecret zendesk() {
        throw new SecretUnusable("no secret zendesk in this test");
    }

    @Override
    public SlackSecret slack() {
        return new SlackSecret(
                base.resolve("/api/"), Secret.of(SLACK_TOKEN), Secret.of("signing-of-this-test"));
    }

    @Override
    public GitLabSecret gitlab() {
        return new GitLabSecret(base, Secret.of(GITLAB_TOKEN), Secret.of("webhook-of-this-test"));
    }
}
