package dev.tokenward.runtime;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the imagined AWS leaves out of a client's way: the chains that look for region, endpoint and
 * credentials, and the native HTTP client, once, to a socket of this process.
 */
final class NativeCall {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCall.class);

    private NativeCall() {}

    static void rehearse() {
        Lazy<SdkHttpClient> made = new Lazy<>(AwsClients::http);
        AwsClients.ahead(made::get);
        try (SdkHttpClient http = made.get()) {
            lookAround(http);
            callOnce(http);
        }
    }

    /** Looks where a deployed function finds its region and endpoint, and calls nobody. */
    private static void lookAround(SdkHttpClient http) {
        try {
            AwsClients.dynamoBy(http).close();
        } catch (SdkException none) {
            LOG.debug("no region here: {}", none.toString());
        }
    }

    private static void callOnce(SdkHttpClient http) {
        // the first place where the chain looks, so that it looks nowhere else
        System.setProperty("aws.accessKeyId", "nobody");
        System.setProperty("aws.secretAccessKey", "nothing");
        try (Loopback end = new Loopback();
                // not the chain of the clients: it would remember where it found something
                DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
                DynamoDbClient client =
                        DynamoDbClient.builder()
                                .httpClient(http)
                                .credentialsProvider(chain)
                                .region(Region.US_EAST_1)
                                .endpointOverride(end.address())
                                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD))
                                .build()) {
            client.getItem(g ->
                    g.tableName("imagined").key(Map.of("pk", AttributeValue.fromS("imagined"))));
        } catch (IOException | SdkException e) {
            LOG.debug("not on this machine: {}", e.toString());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
