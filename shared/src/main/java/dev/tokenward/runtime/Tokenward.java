package dev.tokenward.runtime;

import dev.tokenward.workflow.Decisions;
import dev.tokenward.workflow.Inventory;
import dev.tokenward.workflow.Issuance;
import dev.tokenward.workflow.Outbox;
import dev.tokenward.workflow.People;
import dev.tokenward.workflow.Requests;
import dev.tokenward.workflow.Sweep;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The composition root: builds each part when it is first asked for, once. A Lambda that sends no
 * Slack message never makes a Slack client.
 */
public final class Tokenward {
    private final Settings settings;
    private final InstantSource clock;

    /**
     * For the sandbox and for tests: everything from outside is given.
     *
     * @param baseUrls take the place of the secrets' base_url; keys zendesk, slack, gitlab
     */
    public Tokenward(
            Settings settings,
            InstantSource clock,
            DynamoDbClient dynamo,
            SecretsManagerClient secrets,
            Map<String, URI> baseUrls) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The root of a deployed function: settings from the environment, clients of its region. */
    public static Tokenward fromEnvironment() {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder();
        return new Tokenward(
                Settings.from(System.getenv()),
                InstantSource.system(),
                DynamoDbClient.builder().httpClientBuilder(http).build(),
                SecretsManagerClient.builder().httpClientBuilder(http).build(),
                Map.of());
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    public Requests requests() {
        return new Requests();
    }

    public Decisions decisions() {
        return new Decisions();
    }

    public Inventory inventory() {
        return new Inventory();
    }

    public People people() {
        return new People();
    }

    public Issuance issuance() {
        return new Issuance();
    }

    public Outbox outbox() {
        return new Outbox();
    }

    public Sweep sweep() {
        return new Sweep();
    }
}
