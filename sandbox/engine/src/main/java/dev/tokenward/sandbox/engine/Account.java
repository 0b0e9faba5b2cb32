package dev.tokenward.sandbox.engine;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * One account of the engine: a world of its own, which no other account sees.
 *
 * @param id 12 digits; the engine takes an access key of this form as the account
 */
public record Account(String id, URI endpoint, Region region) {
    public Account {
        if (!id.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("an account is 12 digits");
        }
    }

    /** Test credentials; the engine does not check the signature. */
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, "test"));
    }

    /** Points any client of the SDK at this account, for example Secrets Manager's. */
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configure(
            B builder) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    /** A client of this account's tables, to be closed by the caller. */
    public DynamoDbClient dynamo() {
        return configure(DynamoDbClient.builder()).build();
    }

    /** A client of this account's streams, to be closed by the caller. */
    public DynamoDbStreamsClient streams() {
        return configure(DynamoDbStreamsClient.builder()).build();
    }
}
