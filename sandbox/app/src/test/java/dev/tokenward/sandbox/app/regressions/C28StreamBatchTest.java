package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C28: the deployed handlers, fed with stream records in their rarer shapes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C28StreamBatchTest {
    private static final List<String> FAULTY =
            List.of("000000000000000000004", "000000000000000000005");

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
    void issuanceActsOnTheApprovalAndReportsTheFaultyByTheirNumbers() {
        String request = house.ask();
        var faults = house.sandbox.zendesk().orElseThrow().faults();
        faults.always(Match.of("GET", "/api/v2/users/search.*"), Fault.status(503));
        house.approve(request);
        faults.clear();
        assertThat(house.state(request)).isEqualTo("APPROVED");
        String batch =
                Case.text("C28-stream-batch.json")
                        .replace("\"S\": \"req_", "\"S\": \"REQUEST#req_")
                        .replace("\"S\": \"request\"", "\"S\": \"REQUEST\"")
                        .replace("\"note\": {", "\"version\": {\"N\": \"3\"}, \"note\": {")
                        .replace("REQUEST#req_x", "REQUEST#" + request);

        house.api.advance("PT1H");
        assertThat(failed("IssuanceFunction", batch)).isEqualTo(FAULTY);
        assertThat(house.state(request)).isEqualTo("ISSUED");
        long clients = house.sandbox.zendesk().orElseThrow().clients().size();

        // the stream hands the batch over again: nothing is made a second time
        assertThat(failed("IssuanceFunction", batch)).isEqualTo(FAULTY);
        assertThat(house.sandbox.zendesk().orElseThrow().clients()).hasSize((int) clients);
    }

    @Test
    void notificationDeliversTheNewRowAndReportsTheFaultyByTheirNumbers() {
        var faults = house.sandbox.slack().orElseThrow().faults();
        faults.always(Match.any(), Fault.status(503));
        String request = house.ask();
        faults.clear();
        assertThat(house.api.as(House.MORGAN).inbox().says(request)).isFalse();
        String key = request + ":DECISION_WANTED:v1:" + House.MORGAN;
        String batch =
                Case.text("C28-stream-batch.json")
                        .replace("\"S\": \"request\"", "\"S\": \"OUTBOX\"")
                        .replace("\"S\": \"req_x\"", "\"S\": \"OUTBOX#" + key + "\"")
                        // no row's key, and no key at all
                        .replace("\"S\": \"req_y\"", "\"S\": \"REQUEST#req_y\"")
                        .replace("\"S\": \"req_z\"", "\"N\": \"5\"");

        house.api.advance("PT1H");
        assertThat(failed("NotificationFunction", batch)).isEqualTo(FAULTY);
        assertThat(house.api.as(House.MORGAN).inbox().says(request)).isTrue();
    }

    private List<String> failed(String function, String batch) {
        if (house.sandbox.invoke(function, batch) instanceof Invocation.Answered(var payload)) {
            JsonNode failures = Case.json(payload.bytes()).path("batchItemFailures");
            assertThat(failures.isArray()).isTrue();
            return failures.findValuesAsText("itemIdentifier");
        }
        throw new AssertionError(function + " failed as a whole");
    }
}
