package dev.tokenward.secrets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import dev.tokenward.json.Json;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager as far as reading goes: the real SDK client talks to it. */
public final class SecretsManagerDouble {
    private final WireMock server;
    private final SecretsManagerClient client;

    public SecretsManagerDouble(WireMockRuntimeInfo info) {
        this.server = info.getWireMock();
        this.client =
                SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create(info.getHttpBaseUrl()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .overrideConfiguration(
                                c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build();
    }

    public SecretsManagerClient client() {
        return client;
    }

    public void holds(String name, String content) {
        answers(name, 200, Json.object().put("Name", name).put("SecretString", content).toString());
    }

    public void refuses(String name, int status, String type) {
        answers(name, status, Json.object().put("__type", type).toString());
    }

    public void wasAsked(int times) {
        server.verifyThat(times, postRequestedFor(urlEqualTo("/")));
    }

    private void answers(String name, int status, String body) {
        server.register(
                post("/")
                        .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
                        .withRequestBody(matchingJsonPath("$.SecretId", equalTo(name)))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                                        .withBody(body)));
    }
}
