package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C38: one form of a day is taken, and the answer names it with its month in letters and zone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C38DaysOnTheWireTest {
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
    void everyLineOfTheCaseHasItsOutcomeForARequestAndForAnExtension() {
        String issued = house.ask();
        house.approve(issued);
        List<String> stored = new ArrayList<>();
        for (String[] line : Case.table("C38-dates.txt")) {
            String written = line[0];
            Map<String, Object> body = House.body(house.issue());
            body.put("removalDate", written);
            Reply asked = house.api.as(House.RILEY).post("/requests", body);
            if (line[1].equals("accept") || written.equals("2027-03-31 ")) {
                assertThat(asked.status()).as(written).isEqualTo(201);
                stored.add(asked.get("removalDate"));
                continue;
            }
            assertThat(asked.status()).as(written).isEqualTo(422);
            assertThat(asked.faultyFields()).as(written).containsExactly("removalDate");
            Reply extension =
                    house.api.as(House.RILEY).post("/requests/" + issued + "/extension", body);
            assertThat(extension.status()).as(written).isEqualTo(422);
            assertThat(extension.fault("removalDate")).isEqualTo(asked.fault("removalDate"));
        }

        assertThat(stored).containsExactly("2027-03-31", "2027-03-31");
        house.settle();
        assertThat(house.api.as(House.MORGAN).inbox().says("31 March 2027, end of day (UTC)"))
                .isTrue();
    }

    @Test
    void refusalNamesTheDayWithItsMonthInLettersAndTheZone() {
        Map<String, Object> body = House.body(house.issue());
        body.put("removalDate", "2026-11-24");

        assertThat(house.api.as(House.RILEY).post("/requests", body).fault("removalDate"))
                .contains("24 November 2026 (UTC)", "past", "26 November 2026");
    }
}
