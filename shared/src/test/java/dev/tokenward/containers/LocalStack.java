package dev.tokenward.containers;

import dev.tokenward.sandbox.engine.Account;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.regions.Region;

/** One LocalStack for all tests of a run; it ends with the JVM. */
public final class LocalStack {
    private static final String SETTING = "TOKENWARD_LOCALSTACK_IMAGE";

    /** The last one that starts without an account's token. */
    private static final String DEFAULT_IMAGE = "localstack/localstack:4.14.0";

    private static final AtomicLong ACCOUNTS = new AtomicLong(200_000_000_000L);

    private LocalStack() {}

    /**
     * An account of its own, empty. LocalStack too takes an access key of 12 digits as the account.
     */
    public static Account account() {
        LocalStackContainer container = Running.CONTAINER;
        return new Account(
                Long.toString(ACCOUNTS.incrementAndGet()),
                container.getEndpoint(),
                Region.of(container.getRegion()));
    }

    /** Why it cannot be had here; empty if it can. */
    static Optional<String> missing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers");
        }
        if (PullPolicy.defaultPolicy().shouldPull(image())) {
            return Optional.of(
                    "the image %s is not here and is not pulled; %s names another"
                            .formatted(image(), SETTING));
        }
        return Optional.empty();
    }

    private static DockerImageName image() {
        return DockerImageName.parse(
                        Optional.ofNullable(System.getenv(SETTING))
                                .filter(name -> !name.isBlank())
                                .orElse(DEFAULT_IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack");
    }

    private static final class Running {
        static final LocalStackContainer CONTAINER = start();

        private static LocalStackContainer start() {
            LocalStackContainer container =
                    new LocalStackContainer(image())
                            .withServices("dynamodb", "dynamodbstreams", "secretsmanager")
                            // the default one lost a new table's first stream record, mostly
                            .withEnv("PROVIDER_OVERRIDE_DYNAMODB", "v2");
            // the Docker socket is for its Lambda; with a mount Testcontainers pulls a helper image
            container.setBinds(List.of());
            container.start();
            return container;
        }
    }
}
