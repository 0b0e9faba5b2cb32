package dev.tokenward.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * In the place of the network: the SDK's clients are whole, and what they would send ends here. So
 * a rehearsal goes through the real signing, marshalling and retries and reaches nothing, and no
 * credential of the role is needed, which a snapshot would keep.
 */
final class ImaginedAws implements SdkHttpClient {
    /** An address that cannot exist (RFC 2606): if a call left this process, it would fail. */
    private static final URI NOWHERE = URI.create("https://rehearsal.invalid");

    /** Says what each is for instead of being a value. */
    private static final String SECRET =
            """
            {"base_url":"https://rehearsal.invalid","bot_token":"imagined","signing_secret":"imagined",\
            "token":"imagined","webhook_secret":"imagined"}\
            """;

    private final ImaginedTable table = new ImaginedTable();

    DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .endpointOverride(NOWHERE)
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody())
                .build();
    }

    SecretsManagerClient secretsManager() {
        return SecretsManagerClient.builder()
                .httpClient(this)
                .endpointOverride(NOWHERE)
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody())
                .build();
    }

    /** Of the kind that a role's are. */
    private static StaticCredentialsProvider nobody() {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create("nobody", "nothing", "never"));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // it has been answered already
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        JsonNode answer =
                target.equals("secretsmanager.GetSecretValue")
                        ? Json.object().put("SecretString", SECRET)
                        : table.answer(target.substring(target.indexOf('.') + 1), body(request));
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).build())
                .responseBody(
                        AbortableInputStream.create(
                                new ByteArrayInputStream(
                                        Json.write(answer).getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private JsonNode body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return Json.object();
        }
        try (InputStream in = request.contentStreamProvider().get().newStream()) {
            return Json.read(in);
        }
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
