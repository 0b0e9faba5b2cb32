package dev.tokenward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** With the native client where it starts, else with Java's. */
class AwsClientsTest {
    private static final byte[] EMPTY =
            ("HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 2\r\n"
                            + "x-amz-crc32: 2745614147\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> met = Collections.synchronizedList(new ArrayList<>());

    /** A connection to the table that says nothing more, as after a failure on the way. */
    @Test
    void connectionThatSaysNothingIsGivenUpAndAnotherOneTaken() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SdkHttpClient http = AwsClients.http();
                DynamoDbClient table =
                        DynamoDbClient.builder()
                                .httpClient(http)
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("nobody", "nothing")))
                                .endpointOverride(
                                        URI.create("http://127.0.0.1:" + server.getLocalPort()))
                                .build()) {
            Thread.ofVirtual().start(() -> answerAllButTheFirst(server));
            long start = System.nanoTime();

            assertThat(
                            table.getItem(g ->
                                            g.tableName("t")
                                                    .key(Map.of("pk", AttributeValue.fromS("a"))))
                                    .hasItem())
                    .isFalse();

            assertThat(met).hasSize(2);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    private void answerAllButTheFirst(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                met.add(socket);
                if (met.size() > 1) {
                    socket.getInputStream().readNBytes(1);
                    socket.getOutputStream().write(EMPTY);
                    socket.getOutputStream().flush();
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}
