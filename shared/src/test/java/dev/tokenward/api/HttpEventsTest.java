package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventsTest {
    private final HttpEvents events = new HttpEvents();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approval-slack",
                "approval",
                "intake",
                "inventory-calendar",
                "inventory-people",
                "inventory"
            })
    void anEventOfOursIsReadAsLambdaReadsIt(String name) throws IOException {
        byte[] event = Files.readAllBytes(Path.of("../events", name + ".json"));

        assertSame(events.read(new ByteArrayInputStream(event)), asLambda(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"headers\":null,\"body\":null,\"requestContext\":{\"authorizer\":null}}",
                "{\"headers\":{\"X-One\":\"1\",\"X-None\":\"\"},\"body\":\"\","
                        + "\"isBase64Encoded\":true,\"version\":\"2.0\",\"cookies\":[\"a=b\"]}",
                "{\"requestContext\":{\"requestId\":\"é\","
                        + "\"authorizer\":{\"jwt\":{\"claims\":{\"email_verified\":true,\"exp\":1,"
                        + "\"groups\":\"[a b]\"},\"scopes\":[\"x\"]}}}}"
            })
    void whatAnEventMayLackIsReadAsLambdaReadsIt(String event) throws IOException {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);

        assertSame(events.read(new ByteArrayInputStream(bytes)), asLambda(bytes));
    }

    @Test
    void anAnswerIsWrittenAsLambdaWritesIt() throws IOException {
        APIGatewayV2HTTPResponse answer =
                APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(201)
                        .withHeaders(Map.of("etag", "\"1\"", "content-type", "application/json"))
                        .withBody("{\"name\":\"Zoë \uD83D\uDC4B\"}")
                        .build();
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        events.write(answer, ours);
        ByteArrayOutputStream lambdas = new ByteArrayOutputStream();
        JacksonFactory.getInstance()
                .getSerializer(APIGatewayV2HTTPResponse.class)
                .toJson(answer, lambdas);

        JsonNode written = Json.read(ours.toString(StandardCharsets.UTF_8));
        JsonNode expected = Json.read(lambdas.toString(StandardCharsets.UTF_8));
        assertThat(written.path("body")).isEqualTo(expected.path("body"));
        assertThat(written.path("headers")).isEqualTo(expected.path("headers"));
        assertThat(written.path("statusCode")).isEqualTo(expected.path("statusCode"));
        assertThat(written.path("isBase64Encoded")).isEqualTo(expected.path("isBase64Encoded"));
    }

    private static APIGatewayV2HTTPEvent asLambda(byte[] event) {
        return LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, HttpEventsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(event));
    }

    /** In everything that this API looks at. */
    private static void assertSame(APIGatewayV2HTTPEvent ours, APIGatewayV2HTTPEvent lambdas) {
        ApiCall call = new ApiCall(ours);
        ApiCall same = new ApiCall(lambdas);
        assertThat(ours.getHeaders()).isEqualTo(lambdas.getHeaders());
        assertThat(ours.getQueryStringParameters()).isEqualTo(lambdas.getQueryStringParameters());
        assertThat(ours.getPathParameters()).isEqualTo(lambdas.getPathParameters());
        assertThat(ours.getBody()).isEqualTo(lambdas.getBody());
        assertThat(call.isText()).isEqualTo(same.isText());
        assertThat(call.route()).isEqualTo(same.route());
        assertThat(call.requestId()).isEqualTo(same.requestId());
        assertThat(call.claims()).isEqualTo(same.claims());
        assertThat(call.origin()).isEqualTo(same.origin());
    }
}
