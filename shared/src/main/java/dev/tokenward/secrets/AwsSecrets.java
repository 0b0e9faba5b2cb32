package dev.tokenward.secrets;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** {@link Secrets} in AWS Secrets Manager, under {@code <prefix>/<system>}. */
public final class AwsSecrets implements Secrets {
    private final SecretsManagerClient manager;
    private final CachedSecret<ZendeskSecret> zendesk;
    private final CachedSecret<SlackSecret> slack;
    private final CachedSecret<GitLabSecret> gitlab;

    /**
     * @param bases addresses that take the place of the secrets' own {@code base_url}, for a system
     *     that runs elsewhere (the sandbox); usually none
     */
    public AwsSecrets(
            SecretsManagerClient manager,
            String prefix,
            InstantSource clock,
            Map<SecretName, URI> bases) {
        this.manager = manager;
        this.zendesk = cached(SecretName.ZENDESK, prefix, clock, bases, SecretShapes::zendesk);
        this.slack = cached(SecretName.SLACK, prefix, clock, bases, SecretShapes::slack);
        this.gitlab = cached(SecretName.GITLAB, prefix, clock, bases, SecretShapes::gitlab);
    }

    @Override
    public ZendeskSecret zendesk() {
        return zendesk.get();
    }

    @Override
    public SlackSecret slack() {
        return slack.get();
    }

    @Override
    public GitLabSecret gitlab() {
        return gitlab.get();
    }

    @Override
    public void invalidate(SecretName name) {
        switch (name) {
            case ZENDESK -> zendesk.invalidate();
            case SLACK -> slack.invalidate();
            case GITLAB -> gitlab.invalidate();
        }
    }

    private <T> CachedSecret<T> cached(
            SecretName which,
            String prefix,
            InstantSource clock,
            Map<SecretName, URI> bases,
            BiFunction<SecretFields, Optional<URI>, T> shape) {
        String name = which.under(prefix);
        Optional<URI> base = Optional.ofNullable(bases.get(which));
        return new CachedSecret<>(
                () -> shape.apply(new SecretFields(name, fetch(name)), base), clock);
    }

    /** The SDK's own messages are dropped: only the kind of fault is told. */
    private String fetch(String name) {
        try {
            return Optional.ofNullable(manager.getSecretValue(r -> r.secretId(name)).secretString())
                    .orElseThrow(() -> new SecretUnusable("secret " + name + " holds no text"));
        } catch (ResourceNotFoundException none) {
            throw new SecretUnusable("secret " + name + " does not exist");
        } catch (AwsServiceException refused) {
            String code =
                    refused.awsErrorDetails() == null
                            ? "HTTP " + refused.statusCode()
                            : refused.awsErrorDetails().errorCode();
            throw new SecretUnusable("secret " + name + " cannot be read (" + code + ")");
        } catch (SdkException unreachable) {
            throw new SecretUnusable(
                    "secret "
                            + name
                            + " cannot be read ("
                            + unreachable.getClass().getSimpleName()
                            + ")");
        }
    }
}
