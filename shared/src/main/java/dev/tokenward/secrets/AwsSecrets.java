package dev.tokenward.secrets;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** {@link Secrets} in AWS Secrets Manager, under {@code <prefix>/<system>}. */
public final class AwsSecrets implements Secrets {
    /** Secrets Manager moves both by itself when a value is put in. */
    private static final String PRESENT = "AWSCURRENT";

    private static final String FORMER = "AWSPREVIOUS";

    private final SecretsManagerClient manager;
    private final CachedSecret<Version<ZendeskSecret>> zendesk;
    private final CachedSecret<Version<SlackSecret>> slack;
    private final CachedSecret<Version<GitLabSecret>> gitlab;
    private final FormerSecret<SlackSecret> formerSlack;
    private final FormerSecret<GitLabSecret> formerGitlab;

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
        Source source = new Source(prefix, bases);
        this.zendesk = source.cached(SecretName.ZENDESK, clock, SecretShapes::zendesk);
        this.slack = source.cached(SecretName.SLACK, clock, SecretShapes::slack);
        this.gitlab = source.cached(SecretName.GITLAB, clock, SecretShapes::gitlab);
        this.formerSlack = source.former(SecretName.SLACK, clock, SecretShapes::slack);
        this.formerGitlab = source.former(SecretName.GITLAB, clock, SecretShapes::gitlab);
    }

    @Override
    public ZendeskSecret zendesk() {
        return zendesk.get().value();
    }

    @Override
    public SlackSecret slack() {
        return slack.get().value();
    }

    @Override
    public GitLabSecret gitlab() {
        return gitlab.get().value();
    }

    @Override
    public Optional<SlackSecret> formerSlack() {
        return formerSlack.before(slack.get());
    }

    @Override
    public Optional<GitLabSecret> formerGitlab() {
        return formerGitlab.before(gitlab.get());
    }

    @Override
    public void invalidate(SecretName name) {
        switch (name) {
            case ZENDESK -> zendesk.invalidate();
            case SLACK -> slack.invalidate();
            case GITLAB -> gitlab.invalidate();
        }
    }

    /** Where values are read from. */
    private final class Source {
        private final String prefix;
        private final Map<SecretName, URI> bases;

        Source(String prefix, Map<SecretName, URI> bases) {
            this.prefix = prefix;
            this.bases = Map.copyOf(bases);
        }

        <T> CachedSecret<Version<T>> cached(
                SecretName which,
                InstantSource clock,
                BiFunction<SecretFields, Optional<URI>, T> shape) {
            return new CachedSecret<>(
                    () ->
                            read(which, PRESENT, shape)
                                    .orElseThrow(() ->
                                            new SecretUnusable(
                                                    "secret "
                                                            + which.under(prefix)
                                                            + " does not exist")),
                    clock);
        }

        <T> FormerSecret<T> former(
                SecretName which,
                InstantSource clock,
                BiFunction<SecretFields, Optional<URI>, T> shape) {
            return new FormerSecret<>(() -> read(which, FORMER, shape).map(Version::value), clock);
        }

        private <T> Optional<Version<T>> read(
                SecretName which, String stage, BiFunction<SecretFields, Optional<URI>, T> shape) {
            String name = which.under(prefix);
            Optional<URI> base = Optional.ofNullable(bases.get(which));
            return fetch(name, stage)
                    .map(found ->
                            found.map(text -> shape.apply(new SecretFields(name, text), base)));
        }
    }

    /** The SDK's own messages are dropped: only the kind of fault is told. */
    private Optional<Version<String>> fetch(String name, String stage) {
        try {
            GetSecretValueResponse found =
                    manager.getSecretValue(r -> r.secretId(name).versionStage(stage));
            String text =
                    Optional.ofNullable(found.secretString())
                            .orElseThrow(
                                    () -> new SecretUnusable("secret " + name + " holds no text"));
            return Optional.of(
                    new Version<>(
                            text,
                            Optional.ofNullable(found.versionId()).orElse(""),
                            Optional.ofNullable(found.createdDate()).orElse(Instant.MIN)));
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
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
