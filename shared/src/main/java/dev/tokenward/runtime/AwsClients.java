package dev.tokenward.runtime;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The clients of a deployed function, and what they speak HTTP with. */
final class AwsClients {
    private static final Logger LOG = LoggerFactory.getLogger(AwsClients.class);

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    /** AWS answers within milliseconds; a function behind the API has 28 seconds in all. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    private AwsClients() {}

    /**
     * Every call needs the table, so its client is made while the runtime fetches the first event.
     * Not before a snapshot, which would keep what the client looked up.
     */
    static Supplier<DynamoDbClient> dynamoSoon() {
        Lazy<DynamoDbClient> client = new Lazy<>(AwsClients::dynamo);
        if (!Snapshot.isAhead()) {
            ahead(client::get);
        }
        return client;
    }

    /** What goes wrong here is met by the first call, which tries again. */
    static void ahead(Runnable making) {
        Thread.ofPlatform()
                .daemon()
                .name("ahead")
                .start(() -> {
                    try {
                        making.run();
                        // what signatures are made of: found in the fifth place where Java looks
                        Mac.getInstance("HmacSHA256");
                    } catch (RuntimeException | NoSuchAlgorithmException e) {
                        LOG.debug("not ahead: {}", e.toString());
                    }
                });
    }

    private static DynamoDbClient dynamo() {
        return dynamoBy(http());
    }

    /** The HTTP client stays the caller's to close. */
    static DynamoDbClient dynamoBy(SdkHttpClient http) {
        return local().reachedBy(DynamoDbClient.builder()).httpClient(http).build();
    }

    static SecretsManagerClient secretsManager() {
        return local().reachedBy(SecretsManagerClient.builder()).httpClient(http()).build();
    }

    private static LocalAws local() {
        return LocalAws.of(System.getenv());
    }

    /**
     * AWS's native client, which gives up a connection that says nothing, so that the SDK takes
     * another: by itself it would wait for as long as the function lives. TLS outside of Java is
     * most of what a warm call saves, and some of a cold one (docs/performance.md). A zip holds its
     * library for one processor; on another one the function still works, only slower.
     */
    static SdkHttpClient http() {
        try {
            return AwsCrtHttpClient.builder()
                    .connectionTimeout(TO_CONNECT)
                    .connectionHealthConfiguration(health ->
                            health.minimumThroughputInBps(1L).minimumThroughputTimeout(SILENT))
                    .build();
        } catch (LinkageError | RuntimeException e) {
            LOG.warn(
                    "The native HTTP client does not start here, so Java's own is used: {}",
                    e.toString());
            return UrlConnectionHttpClient.builder()
                    .connectionTimeout(TO_CONNECT)
                    .socketTimeout(SILENT)
                    .build();
        }
    }
}
