package dev.tokenward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalAwsTest {
    private static final String ADDRESS = "http://host.docker.internal:8000";

    @Test
    void underSamLocalTheClientGoesToTheAddress() {
        LocalAws local = LocalAws.of(Map.of("AWS_SAM_LOCAL", "true", "LOCAL_AWS", ADDRESS));

        try (DynamoDbClient client =
                local.reachedBy(DynamoDbClient.builder())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create(ADDRESS));
        }
    }

    @Test
    void whereSamDoesNotSayThatItIsLocalTheAddressIsNotRead() {
        assertThat(LocalAws.of(Map.of("LOCAL_AWS", ADDRESS)).endpoint()).isEmpty();
        assertThat(LocalAws.of(Map.of("AWS_SAM_LOCAL", "", "LOCAL_AWS", ADDRESS)).endpoint())
                .isEmpty();
    }

    @Test
    void withoutAnAddressTheRealAwsIsMeant() {
        assertThat(LocalAws.of(Map.of("AWS_SAM_LOCAL", "true", "LOCAL_AWS", "")).endpoint())
                .isEmpty();
        assertThat(LocalAws.of(Map.of("AWS_SAM_LOCAL", "true")).endpoint()).isEmpty();
    }
}
