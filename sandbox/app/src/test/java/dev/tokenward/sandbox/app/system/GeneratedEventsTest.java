package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.lambda.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code sam local generate-event} of SAM 1.170.0 prints, given to the functions as it stands
 * and with what somebody would fill in. The files are its output; {@code http-api-proxy} was given
 * a method, a path and a body.
 */
class GeneratedEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Optional<Sandbox> running = Optional.empty();

    @BeforeAll
    static void sandbox() {
        running =
                Optional.of(
                        Sandbox.start(SandboxOptions.of(Repository.template()).withoutSchedules()));
    }

    @AfterAll
    static void stop() {
        running.ifPresent(Sandbox::close);
    }

    @ParameterizedTest
    @CsvSource({
        "IntakeFunction, apigateway-http-api-proxy",
        "ApprovalFunction, apigateway-http-api-proxy",
        "InventoryFunction, apigateway-http-api-proxy",
        "IntakeFunction, apigateway-aws-proxy",
        "ApprovalFunction, apigateway-aws-proxy",
        "InventoryFunction, apigateway-aws-proxy"
    })
    void callOfNoRouteOfOursIsNotFound(String function, String event) throws IOException {
        JsonNode answer = answer(function, generated(event));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("/problems/not-found");
    }

    @Test
    void callOfARouteIsRefusedWithTheSamplesClaimsAndReadWithAPersons() throws IOException {
        ObjectNode event = generated("apigateway-http-api-proxy");
        event.put("routeKey", "POST /requests");
        JsonNode nobody = answer("IntakeFunction", event);
        ObjectNode claims = (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
        claims.removeAll()
                .put("email", "riley@example.com")
                .put("email_verified", "true")
                .put("name", "Riley Doe")
                .put("groups", "[]");
        JsonNode person = answer("IntakeFunction", event);

        assertThat(nobody.path("statusCode").asInt()).isEqualTo(403);
        assertThat(problem(nobody)).isEqualTo("/problems/identity");
        // the body, which SAM encodes, was read
        assertThat(person.path("statusCode").asInt()).isEqualTo(422);
        assertThat(person.path("body").asText()).contains("purpose is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IssuanceFunction", "NotificationFunction"})
    void foreignItemsOfAStreamArePassedOver(String function) throws IOException {
        JsonNode answer = answer(function, generated("dynamodb-update"));

        assertThat(answer.path("batchItemFailures")).isEmpty();
    }

    @Test
    void scheduledEventWithoutAModeIsRefusedByNameAndWithOneIsRun() throws IOException {
        ObjectNode event = generated("cloudwatch-scheduled-event");
        Invocation without = invoke("SweepFunction", event);
        ((ObjectNode) event.path("detail")).put("mode", "tick");
        JsonNode tick = answer("SweepFunction", event);

        assertThat(without)
                .isEqualTo(
                        new Invocation.Failed(
                                "java.lang.IllegalArgumentException",
                                "detail.mode is daily or tick, and not none"));
        assertThat(tick.path("complete").asBoolean()).isTrue();
    }

    private static ObjectNode generated(String name) throws IOException {
        try (InputStream in =
                GeneratedEventsTest.class.getResourceAsStream("/sam-1.170.0/" + name + ".json")) {
            assertThat(in).isNotNull();
            return (ObjectNode) JSON.readTree(in);
        }
    }

    private static Invocation invoke(String function, JsonNode event) {
        return running.orElseThrow().invoke(function, event.toString());
    }

    private static JsonNode answer(String function, JsonNode event) throws IOException {
        Invocation outcome = invoke(function, event);
        assertThat(outcome).isInstanceOf(Invocation.Answered.class);
        return JSON.readTree(((Invocation.Answered) outcome).payload().text());
    }

    private static String problem(JsonNode answer) throws IOException {
        return JSON.readTree(answer.path("body").asText()).path("type").asText();
    }
}
