package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Advice on scopes along the whole path: asked for, with a request, before a decision, in a denial.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class ScopeAdviceTest {
    private static final String CANARY = "sekretcanary";
    private static final String PASTED =
            """
            curl -u riley@example.com/token:CANARY \\
              'https://acme.zendesk.com/api/v2/tickets.json?token=CANARY'
            curl -X DELETE -H 'Authorization: Bearer CANARY' https://acme.zendesk.com/api/v2/uploads/CANARY
            """
                    .replace("CANARY", CANARY);

    private House house;

    @BeforeAll
    void open() {
        house = new House();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void callsAreAdvisedOnAndNothingIsStored() {
        int before = rows().size();

        Reply advice = advise("GET /api/v2/tickets/1\nGET /api/v2/search?query=x\nhello");

        assertThat(advice.status()).isEqualTo(200);
        assertThat(advice.json().path("scopes"))
                .extracting(n -> n.asText())
                .containsExactly("tickets:read");
        assertThat(advice.json().path("plain")).extracting(n -> n.asText()).containsExactly("read");
        assertThat(advice.json().path("notGranted"))
                .extracting(n -> n.asText())
                .containsExactly("read");
        assertThat(advice.json().at("/calls/0/sources/0").asText()).startsWith("https://");
        assertThat(advice.json().at("/unreadable/0/line").asInt()).isEqualTo(3);
        assertThat(advice.get("administrator")).isEqualTo("NOT_NEEDED");
        assertThat(rows()).hasSize(before);
    }

    @Test
    void whatHoldsNoCallIsAFault() {
        assertThat(advise("hello\n" + CANARY).status()).isEqualTo(422);
        assertThat(advise("hello\n" + CANARY).text())
                .contains("calls[1]", "Line 2 of calls")
                .doesNotContain(CANARY);
        assertThat(advise("GET /api/v2/tickets\n".repeat(501)).status()).isEqualTo(422);
        assertThat(house.api.as(House.RILEY).post("/scopes/advice", Map.of("calls", 1)).status())
                .isEqualTo(422);
        assertThat(house.api.as(House.RILEY).post("/scopes/advice", Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void approversReadWhatTheNamedCallsNeed() {
        Map<String, Object> body = House.body(house.issue());
        body.put("scopes", List.of("tickets:read", "tickets:write"));
        body.put("apiCalls", List.of("GET /api/v2/tickets.json"));

        Reply asked = ask(body);

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.get("state")).isEqualTo("AWAITING_MANAGER");
        assertThat(asked.json().at("/apiCalls/0").asText()).isEqualTo("GET /api/v2/tickets");
        assertThat(asked.json().at("/advice/compared/wider/0").asText()).isEqualTo("tickets:write");
        assertThat(inbox(House.MORGAN))
                .contains(
                        "What the named calls need",
                        "The named call needs tickets:read and nothing more.",
                        "No administrator is needed for what was named.",
                        "Wider than needed: tickets:write.");
    }

    @Test
    void denialNamesTheScopesThatFit() {
        Map<String, Object> body = House.body(house.issue());
        body.put("needsAdmin", false);
        body.remove("adminReason");
        body.put("apiCalls", "GET /api/v2/tickets\nPUT /api/v2/tickets/7");

        Reply asked = ask(body);

        assertThat(asked.get("state")).isEqualTo("DENIED");
        assertThat(asked.get("guidance"))
                .startsWith("What you describe needs no administrator.")
                .endsWith(
                        "For the calls that you named, such a token takes the scopes tickets:read,"
                                + " tickets:write.");
        assertThat(inbox(House.RILEY)).contains("such a token takes the scopes tickets:read");
    }

    @Test
    void lineWithoutACallIsAFaultOfTheRequest() {
        Map<String, Object> body = House.body(house.issue());
        body.put("apiCalls", List.of("GET /api/v2/tickets", CANARY));

        Reply asked = ask(body);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("apiCalls[1]").doesNotContain(CANARY);
    }

    @Test
    void withoutNamedCallsThereIsNoAdvice() {
        Reply asked = ask(House.body(house.issue()));

        assertThat(asked.json().path("advice").isNull()).isTrue();
        assertThat(asked.json().path("apiCalls")).isEmpty();
    }

    @Test
    void secretsInPastedTextAreNowhere() {
        PrintStream usual = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Reply advice;
        Reply asked;
        try {
            advice = advise(PASTED);
            Map<String, Object> body = House.body(house.issue());
            body.put("apiCalls", PASTED);
            asked = ask(body);
        } finally {
            System.setErr(usual);
        }

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(advice.json().at("/calls/1/call").asText())
                .isEqualTo("DELETE /api/v2/uploads/*");
        assertThat(advice.text() + asked.text()).doesNotContain(CANARY);
        assertThat(rows().toString()).contains("GET /api/v2/tickets").doesNotContain(CANARY);
        assertThat(inbox(House.MORGAN)).doesNotContain(CANARY);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(CANARY);
    }

    private Reply advise(String calls) {
        return house.api.as(House.RILEY).post("/scopes/advice", Map.of("calls", calls));
    }

    private Reply ask(Map<String, Object> body) {
        Reply asked = house.api.as(House.RILEY).post("/requests", body);
        house.settle();
        return asked;
    }

    private String inbox(String email) {
        return house.api.get("/sandbox/slack/inbox?email=" + email, Map.of()).text();
    }

    private List<?> rows() {
        return house.sandbox
                .dynamo()
                .scan(s -> s.tableName(house.sandbox.tableName()).consistentRead(true))
                .items();
    }
}
