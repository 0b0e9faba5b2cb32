package dev.tokenward.sandbox.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final TestGateway gateway = new TestGateway(Duration.ofMillis(400));

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_foreign_host_is_refused_on_the_api_and_on_the_sandboxs_own_endpoints()
            throws IOException {
        assertThat(raw("GET /requests/fixed HTTP/1.1\r\nHost: evil.example.com\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /sandbox/clock HTTP/1.1\r\nHost: evil.example.com\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /sandbox/clock HTTP/1.1\r\nHost: localhost:1\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /sandbox/clock HTTP/1.1\r\nHost: LOCALHOST:" + gateway.port() + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(gateway.events).isEmpty();
    }

    @Test
    void a_foreign_origin_is_refused_and_our_own_is_not() {
        for (String origin :
                new String[] {
                    "https://evil.example.com", "null", "http://localhost:1", "https://127.0.0.1"
                }) {
            assertThat(
                            gateway.send(
                                            gateway.request("/sandbox/token")
                                                    .header("Origin", origin)
                                                    .POST(BodyPublishers.ofString("{}")))
                                    .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        String own = "http://127.0.0.1:" + gateway.port();
        assertThat(
                        gateway.send(gateway.request("/sandbox/clock").header("Origin", own))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_beyond_ten_megabytes_is_refused() {
        HttpResponse<String> answer =
                gateway.send(
                        gateway.request("/hooks/slack")
                                .POST(BodyPublishers.ofByteArray(new byte[Incoming.MAX_BODY + 1])));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(gateway.events).isEmpty();
    }

    @Test
    void an_event_too_large_for_lambda_is_413_and_a_failed_function_500() {
        gateway.function =
                event -> new Invocation.Failed("RequestEntityTooLargeException", "too large");
        assertThat(gateway.send(gateway.request("/requests/fixed")).statusCode()).isEqualTo(413);

        gateway.function = event -> new Invocation.Failed("java.lang.X", "secret detail");
        HttpResponse<String> failed = gateway.send(gateway.request("/requests/fixed"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void an_answer_that_is_none_is_500_and_one_without_status_is_the_body() {
        gateway.function = event -> new Invocation.Answered(Payload.of("{\"statusCode\":\"x\"}"));
        assertThat(gateway.send(gateway.request("/requests/fixed")).statusCode()).isEqualTo(500);

        gateway.function = event -> new Invocation.Answered(Payload.of("{\"a\":1}"));
        HttpResponse<String> bare = gateway.send(gateway.request("/requests/fixed"));
        assertThat(bare.statusCode()).isEqualTo(200);
        assertThat(bare.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_function_that_takes_too_long_is_503() {
        gateway.function =
                event -> {
                    try {
                        Thread.sleep(5_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Invocation.Answered(Payload.of("{}"));
                };
        HttpResponse<String> answer = gateway.send(gateway.request("/requests/fixed"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
