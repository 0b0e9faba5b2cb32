package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C11: an empty text is refused by DynamoDB in every key, an index's too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C11BlankCellsTest {
    private House house;

    @BeforeAll
    void open() {
        house = new House().withoutDirectory();
        Reply put = house.putPeople(Case.text("C11-blank-cells.csv"));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void blankCellsAreAbsentAndTheRowOfCommasIsNobody() {
        JsonNode people = house.api.as(House.SASHA).get("/people").json().path("items");

        assertThat(people).hasSize(4);
        for (JsonNode person : people) {
            assertThat(person.path("email").asText()).contains("@");
            assertThat(person.path("manager").asText("absent")).isNotEmpty();
            assertThat(person.path("gitlab_username").asText("absent")).isNotEmpty();
        }
        assertThat(people.findValuesAsText("name")).doesNotContain("");
    }

    @Test
    void requestOfSomebodyWithoutAManagerIsStoredAndShownAsStuck() {
        Reply asked = house.api.as(House.QUINN).post("/requests", body(Map.of()));

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        Reply person = ofMorgan();
        assertThat(person.status()).as(person.text()).isEqualTo(201);
        assertThat(person.get("state")).isEqualTo("AWAITING_MANAGER");
        assertThat(person.get("attention")).isEqualTo("NO_APPROVER");
        assertThat(person.json().path("waitingFor")).isEmpty();
    }

    /** Morgan has no manager in this file, and her issue names her in GitLab by assignment. */
    private Reply ofMorgan() {
        var gitlab = house.sandbox.gitlab().orElseThrow();
        gitlab.with(dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk.SERVICE_IS_ADMIN);
        return house.api.as(House.MORGAN).post("/requests", House.body(house.issueOf("morgan")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0"})
    void blankTargetAndUseCaseAreMissingAndNothingIsStored(String blank) {
        int before = everything();

        Reply target = house.api.as(House.QUINN).post("/requests", body(Map.of("target", blank)));
        assertThat(target.status()).isEqualTo(422);
        assertThat(target.faultyFields()).containsExactly("target");
        Reply useCase =
                house.api
                        .as(House.QUINN)
                        .post(
                                "/requests",
                                body(Map.of("category", "SUPPORT_OPS", "useCase", blank)));
        assertThat(useCase.status()).isEqualTo(422);
        assertThat(useCase.faultyFields()).contains("useCase");

        assertThat(everything()).isEqualTo(before);
    }

    private int everything() {
        return house.sandbox
                .dynamo()
                .scan(s -> s.tableName(house.sandbox.tableName()).consistentRead(true))
                .count();
    }

    private static Map<String, Object> body(Map<String, Object> changes) {
        Map<String, Object> body = new LinkedHashMap<>(House.body(""));
        body.remove("issue");
        body.put("category", "TARGET");
        body.put("target", "Status page");
        body.putAll(changes);
        return body;
    }
}
