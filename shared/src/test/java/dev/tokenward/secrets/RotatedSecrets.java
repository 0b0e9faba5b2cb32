package dev.tokenward.secrets;

import java.util.ArrayList;
import java.util.List;

/**
 * Secrets of Slack and GitLab whose token was rotated: the new one is seen once it is asked for.
 */
public final class RotatedSecrets implements Secrets {
    private final Secrets old;
    private final String next;
    private final List<SecretName> invalidated = new ArrayList<>();

    public RotatedSecrets(String base, String next) {
        this.old = new FixedSecrets(base);
        this.next = next;
    }

    public List<SecretName> invalidated() {
        return List.copyOf(invalidated);
    }

    @Override
    public void invalidate(SecretName name) {
        invalidated.add(name);
    }

    @Override
    public ZendeskSecret zendesk() {
        return old.zendesk();
    }

    @Override
    public SlackSecret slack() {
        SlackSecret s = old.slack();
        return invalidated.contains(SecretName.SLACK)
                ? new SlackSecret(s.baseUrl(), Secret.of(next), s.signingSecret())
                : s;
    }

    @Override
    public GitLabSecret gitlab() {
        GitLabSecret s = old.gitlab();
        return invalidated.contains(SecretName.GITLAB)
                ? new GitLabSecret(s.baseUrl(), Secret.of(next), s.webhookSecret())
                : s;
    }
}
