package dev.tokenward.secrets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import dev.tokenward.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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

    /**
     * It was changed to this.
     *
     * @param before what stands under AWSPREVIOUS; empty if it was never anything else
     * @param id of what it holds now
     */
    public void changed(
            String name, Optional<String> before, String content, Instant at, String id) {
        server.register(request(name).willReturn(response(200, version(name, content, id, at))));
        server.register(
                request(name)
                        .withRequestBody(matchingJsonPath("$.VersionStage", equalTo("AWSPREVIOUS")))
                        .atPriority(1)
                        .willReturn(
                                before.map(old ->
                                                response(
                                                        200,
                                                        version(name, old, "before " + id, at)))
                                        .orElseGet(() ->
                                                response(
                                                        400, fault("ResourceNotFoundException")))));
    }

    private static String version(String name, String content, String id, Instant at) {
        return Json.object()
                .put("Name", name)
                .put("SecretString", content)
                .put("VersionId", id)
                .put("CreatedDate", at.getEpochSecond())
                .toString();
    }

    public void refuses(String name, int status, String type) {
        answers(name, status, fault(type));
    }

    public void wasAsked(int times) {
        server.verifyThat(times, postRequestedFor(urlEqualTo("/")));
    }

    private void answers(String name, int status, String body) {
        server.register(request(name).willReturn(response(status, body)));
    }

    private static String fault(String type) {
        return Json.object().put("__type", type).toString();
    }

    private static MappingBuilder request(String name) {
        return post("/")
                .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
                .withRequestBody(matchingJsonPath("$.SecretId", equalTo(name)));
    }

    private static ResponseDefinitionBuilder response(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(body);
    }
}
