package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.system.House;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C04: groups come as text; the deployed handlers take exact names only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C04GroupsOfTheTokenTest {
    private House house;

    @BeforeAll
    void open() {
        // the events of the case carry no email_verified
        house = new House(options -> options.setting("TRUST_ISSUER_EMAILS", "true"));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void everybodysRequestsAreSeenByTheGroupsThatMaySeeThem() {
        List<Integer> all = new ArrayList<>();
        List<Integer> mine = new ArrayList<>();
        String last = "";
        for (JsonNode one : Case.json("C04-claims.json")) {
            JsonNode seen = answer("IntakeFunction", one.path("event"));
            all.add(seen.path("statusCode").asInt());
            last = seen.path("body").asText();
            ObjectNode own = one.path("event").deepCopy();
            own.put("rawQueryString", "view=mine");
            own.withObject("/queryStringParameters").put("view", "mine");
            mine.add(answer("IntakeFunction", own).path("statusCode").asInt());
        }

        assertThat(all).containsExactly(200, 200, 403, 403, 200, 200, 403, 403);
        assertThat(mine).containsExactly(200, 200, 200, 403, 200, 200, 200, 403);
        assertThat(last).contains("carries no groups");
    }

    @Test
    void noEventOfTheCaseDecidesAsAManagerAndTheExactGroupDoes() {
        String request = house.ask();
        house.decide(House.MORGAN, request);
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode one : Case.json("C04-claims.json")) {
            statuses.add(decision(one.path("event").deepCopy(), request));
        }

        assertThat(statuses).doesNotContain(200).hasSize(8);
        assertThat(statuses.get(3)).isEqualTo(403);
        assertThat(house.state(request)).isEqualTo("AWAITING_SUPPORT_OPS");

        ObjectNode manager = Case.json("C04-claims.json").path(1).path("event").deepCopy();
        ObjectNode claims = manager.withObject("/requestContext/authorizer/jwt/claims");
        claims.put("email", House.SASHA).put("groups", "[support-ops-managers]");
        assertThat(decision(manager, request)).isEqualTo(200);
    }

    private int decision(ObjectNode event, String request) {
        event.put("routeKey", "POST /requests/{id}/decisions")
                .put("rawPath", "/requests/" + request + "/decisions")
                .put("rawQueryString", "")
                .put("body", "{\"decision\":\"APPROVE\"}");
        event.remove("queryStringParameters");
        event.withObject("/headers").put("content-type", "application/json");
        event.withObject("/pathParameters").put("id", request);
        return answer("ApprovalFunction", event).path("statusCode").asInt();
    }

    private JsonNode answer(String function, JsonNode event) {
        return switch (house.sandbox.invoke(function, event.toString())) {
            case Invocation.Answered(var payload) -> Case.json(payload.bytes());
            case Invocation.Failed(String type, String message) ->
                    throw new AssertionError(type + ": " + message);
        };
    }
}
