package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.RequestState;
import dev.tokenward.json.Json;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.store.StoreUnavailable;
import dev.tokenward.workflow.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTest {
    private static final GroupNames GROUPS =
            new GroupNames("support-ops", "support-ops-managers", "auditors");
    private static final Map<String, String> CLAIMS =
            Map.of(
                    "email", "riley@example.com",
                    "email_verified", "true",
                    "name", "Riley Doe",
                    "groups", "[]");

    private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event(
            Map<String, String> claims) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey("GET /things")
                .withPathParameters(Map.of("id", "r1"))
                .withRequestContext(
                        APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withRequestId("call-1")
                                .withAuthorizer(
                                        APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                                                .withJwt(
                                                        APIGatewayV2HTTPEvent.RequestContext
                                                                .Authorizer.JWT
                                                                .builder()
                                                                .withClaims(claims)
                                                                .build())
                                                .build())
                                .build());
    }

    private static APIGatewayV2HTTPResponse answer(Api.Route route, APIGatewayV2HTTPEvent event) {
        return new Api(GROUPS, false, Map.of("GET /things", route)).handle(event);
    }

    private static APIGatewayV2HTTPResponse answer(Api.Route route) {
        return answer(route, event(CLAIMS).build());
    }

    private static JsonNode json(APIGatewayV2HTTPResponse response) throws JsonProcessingException {
        return Json.read(response.getBody());
    }

    static Stream<Arguments> refusals() {
        Email morgan = new Email("morgan@example.com");
        return Stream.of(
                Arguments.of(new Refusal.NotVisible("m"), 404, "not-found", "", ""),
                Arguments.of(new Refusal.Forbidden("m"), 403, "forbidden", "", ""),
                Arguments.of(new Refusal.SelfApproval("m"), 403, "self-approval", "", ""),
                Arguments.of(
                        new Refusal.AlreadyDecided("m", morgan, Instant.EPOCH),
                        409,
                        "already-decided",
                        "decidedBy",
                        "morgan@example.com"),
                Arguments.of(
                        new Refusal.WrongState("m", "ISSUED"), 409, "state", "state", "ISSUED"),
                Arguments.of(new Refusal.Stale("m", 4), 412, "stale", "version", "4"),
                Arguments.of(new Refusal.Taken("m", Optional.of("r9")), 409, "taken", "id", "r9"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusalIsAProblemOfItsOwn(
            Refusal refusal, int status, String type, String field, String value) throws Exception {
        APIGatewayV2HTTPResponse response =
                answer((api, actor, call) -> api.request(call, new Result.Refused<>(refusal), 200));

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeaders())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store");
        JsonNode problem = json(response);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isEqualTo("m");
        assertThat(problem.path("instance").asText()).isEqualTo("call-1");
        assertThat(problem.path(field).asText("")).isEqualTo(value);
    }

    @Test
    void faultsAreAllListed() throws Exception {
        APIGatewayV2HTTPResponse response =
                answer((api, actor, call) ->
                        api.request(
                                call,
                                new Result.Invalid<>(
                                        List.of(Fault.of("a", "is b"), Fault.of("c", "is d"))),
                                201));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(json(response).path("faults"))
                .isEqualTo(
                        Json.read(
                                "[{\"field\":\"a\",\"message\":\"a is b.\"},"
                                        + "{\"field\":\"c\",\"message\":\"c is d.\"}]"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new StoreUnavailable("canary", new RuntimeException()), 503),
                Arguments.of(new SecretUnusable("canary"), 503),
                Arguments.of(new IllegalStateException("canary"), 500));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatFailsHereIsToldWithoutItsInside(RuntimeException failure, int status) {
        APIGatewayV2HTTPResponse response =
                answer((api, actor, call) -> {
                    throw failure;
                });

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBody()).doesNotContain("canary").contains("call-1");
        assertThat(response.getHeaders().containsKey("retry-after")).isEqualTo(status == 503);
    }

    @Test
    void withoutClaimsNobodyCalls() {
        APIGatewayV2HTTPEvent event =
                APIGatewayV2HTTPEvent.builder().withRouteKey("GET /things").build();
        APIGatewayV2HTTPResponse response =
                answer(
                        (api, actor, call) -> {
                            throw new AssertionError("the route was called");
                        },
                        event);

        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getHeaders()).containsEntry("www-authenticate", "Bearer");
    }

    @Test
    void unknownRouteIsA404() {
        assertThat(new Api(GROUPS, false, Map.of()).handle(event(CLAIMS).build()).getStatusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, 400",
        "limit, 101, 400",
        "limit, x, 400",
        "limit, -1, 400",
        "limit, 100, 200",
        "state, NOWHERE, 400",
        "state, denied, 200",
        "state, '', 400"
    })
    void queryIsTakenOrRefusedClearly(String name, String value, int status) {
        APIGatewayV2HTTPResponse response =
                answer(
                        (api, actor, call) -> {
                            Api.pageOf(call);
                            Api.choice(call, "state", RequestState.class);
                            return Answers.csv("", Map.of());
                        },
                        event(CLAIMS).withQueryStringParameters(Map.of(name, value)).build());

        assertThat(response.getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"'\"3\"', 3", "3, 3"})
    void ifMatchHoldsAVersion(String header, long version) {
        ApiCall call =
                new ApiCall(
                        APIGatewayV2HTTPEvent.builder()
                                .withHeaders(Map.of("If-Match", header))
                                .build());

        assertThat(Inputs.ifMatch(call)).contains(version);
    }

    @ParameterizedTest
    @CsvSource({"If-Match, x", "If-Match, *", "Idempotency-Key, ''", "Idempotency-Key, ä"})
    void headerThatCannotBeReadIsA400(String name, String value) {
        APIGatewayV2HTTPResponse response =
                answer(
                        (api, actor, call) -> {
                            Inputs.ifMatch(call);
                            Inputs.idempotencyKey(call);
                            throw new AssertionError("both headers were taken");
                        },
                        event(CLAIMS).withHeaders(Map.of(name, value)).build());

        assertThat(response.getStatusCode()).isEqualTo(400);
    }

    @Test
    void requestHasEveryFieldWithNullWhereThereIsNothing() throws Exception {
        APIGatewayV2HTTPResponse response =
                answer((api, actor, call) ->
                        api.request(call, new Result.Done<>(Records.request()), 201));

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders())
                .containsEntry("location", "/requests/r1")
                .containsEntry("etag", "\"1\"");
        List<String> fields = new ArrayList<>();
        json(response).fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .contains(
                        "id",
                        "state",
                        "category",
                        "kind",
                        "requester",
                        "purpose",
                        "removalDate",
                        "issue",
                        "target",
                        "useCase",
                        "scopes",
                        "decisions",
                        "credentialId",
                        "replaces",
                        "createdAt",
                        "waitingFor",
                        "since",
                        "lapsesAt",
                        "reason",
                        "guidance",
                        "attention",
                        "version");
        assertThat(json(response).get("target").isNull()).isTrue();
    }

    @Test
    void repeatedCallGetsTheFirstAnswerOnceMore() {
        assertThat(
                        answer((api, actor, call) ->
                                        api.request(
                                                call,
                                                new Result.Repeated<>(Records.request()),
                                                201))
                                .getStatusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"REVOKING, 202", "REVOKE_FAILED, 202", "REVOKED, 200", "GONE, 200"})
    void revocationIsAcceptedUntilItIsDoneAndReadingIsAlwaysA200(
            CredentialStatus status, int code) {
        var result = new Result.Done<>(Records.credential(status, "Status page"));

        assertThat(answer((api, actor, call) -> api.revocation(call, result)).getStatusCode())
                .isEqualTo(code);
        assertThat(answer((api, actor, call) -> api.credential(call, result)).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void decisionsFaultsAreNamedAtOnce() throws Exception {
        APIGatewayV2HTTPResponse response =
                answer(
                        (api, actor, call) -> {
                            Inputs.decision(api, call);
                            throw new AssertionError("the decision was taken");
                        },
                        event(CLAIMS)
                                .withBody(
                                        "{\"decision\":\"approve\",\"reason\":\"a\\u202eb\",\"stage\":\"MANAGER\"}")
                                .build());

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(json(response).path("faults").findValuesAsText("field"))
                .containsExactly("decision", "reason", "stage");
    }
}
