package dev.tokenward.sandbox.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event of payload format 2.0, as a function sees it behind the real HTTP server. */
class EventTest {
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.events.clear();
    }

    @Test
    void a_route_with_a_variable_tells_its_key_and_the_decoded_part() {
        gateway.get(
                "/requests/a%20b%2Fc?view=all&state=A&state=B&x=%C3%A4+1", gateway.tokenOfRiley());

        JsonNode event = gateway.event();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /requests/{id}");
        assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b/c");
        assertThat(event.path("rawQueryString").asText())
                .isEqualTo("view=all&state=A&state=B&x=%C3%A4+1");
        assertThat(event.at("/queryStringParameters/state").asText()).isEqualTo("A,B");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("ä 1");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("$default");
        assertThat(event.at("/requestContext/time").asText()).startsWith("25/Nov/2026:09:00:");
        assertThat(event.has("body")).isFalse();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void claims_arrive_as_texts_and_arrays_in_brackets() {
        gateway.get("/requests", gateway.tokenOfRiley());

        JsonNode claims = gateway.event().at("/requestContext/authorizer/jwt/claims");
        assertThat(claims.path("groups").asText()).isEqualTo("[support-ops auditors]");
        assertThat(claims.path("email_verified").isTextual()).isTrue();
        assertThat(claims.path("email_verified").asText()).isEqualTo("true");
        assertThat(claims.path("exp").isTextual()).isTrue();
        assertThat(claims.path("exp").asText()).matches("1\\.79\\d+E9");
        assertThat(claims.path("aud").asText()).isEqualTo("tokenward");
    }

    @Test
    void headers_are_in_lower_case_repeated_ones_joined_and_cookies_apart() {
        gateway.send(
                gateway.request("/requests/fixed")
                        .header("X-Many", "one")
                        .header("X-Many", "two")
                        .header("Cookie", "a=1; b=2"));

        JsonNode event = gateway.event();
        assertThat(event.at("/headers/x-many").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies"))
                .extracting(JsonNode::asText)
                .containsExactly("a=1", "b=2");
        assertThat(event.path("requestContext").has("authorizer")).isFalse();
    }

    @Test
    void json_arrives_as_text_and_a_form_as_base64() {
        gateway.send(
                gateway.request("/hooks/slack")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString("{\"a\":\"ä\"}")));
        JsonNode json = gateway.event();
        assertThat(json.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(json.path("body").asText()).isEqualTo("{\"a\":\"ä\"}");

        gateway.send(
                gateway.request("/hooks/slack")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("payload=*")));
        JsonNode form = gateway.event();
        assertThat(form.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(form.path("body").asText()).isEqualTo("cGF5bG9hZD0q");
    }

    @Test
    void a_text_part_wins_over_a_variable_and_a_greedy_one_takes_the_rest() {
        gateway.send(gateway.request("/requests/fixed"));
        assertThat(gateway.event().path("routeKey").asText()).isEqualTo("GET /requests/fixed");

        gateway.send(gateway.request("/files/a/b/c.txt"));
        assertThat(gateway.event().at("/pathParameters/path").asText()).isEqualTo("a/b/c.txt");
    }

    @Test
    void an_unknown_path_and_an_unknown_method_are_both_not_found() {
        for (HttpResponse<String> answer :
                List.of(
                        gateway.get("/nowhere", gateway.tokenOfRiley()),
                        gateway.get("/requests/", gateway.tokenOfRiley()),
                        gateway.send(gateway.request("/requests").DELETE()))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }
        assertThat(gateway.events).isEmpty();
    }

    @Test
    void an_answer_brings_status_headers_cookies_and_a_decoded_body() {
        var before = gateway.function;
        gateway.function =
                event ->
                        new Invocation.Answered(
                                Payload.of(
                                        """
                                        {"statusCode":201,"headers":{"X-Id":"7","Content-Type":"text/csv"},
                                         "cookies":["a=1","b=2"],"body":"w6Q=","isBase64Encoded":true}
                                        """));
        HttpResponse<String> answer = gateway.send(gateway.request("/requests/fixed"));
        gateway.function = before;

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("x-id")).contains("7");
        assertThat(answer.headers().allValues("set-cookie"))
                .containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(answer.body()).isEqualTo("ä");
    }
}
