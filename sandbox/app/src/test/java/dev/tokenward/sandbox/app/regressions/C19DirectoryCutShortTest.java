package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C19: a file that is empty, short or cut off is not a company that shrank. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C19DirectoryCutShortTest {
    private static final String HEADER = "email,name,manager,groups,gitlab\n";
    private static final String RILEY = "riley@example.com,Riley Doe,morgan@example.com,,riley\n";
    private static final String MORGAN = "morgan@example.com,Morgan Lee,,,morgan\n";
    private static final String SASHA =
            "sasha@example.com,Sasha Kim,,support-ops;support-ops-managers,sasha\n";
    private static final String DEVON =
            "devon@example.com,Devon Cruz,sasha@example.com,support-ops;support-ops-managers,devon\n";
    private static final String QUINN =
            "quinn@example.com,Quinn Park,sasha@example.com,support-ops,quinn\n";
    private static final String AVERY =
            "avery@example.com,Avery Stone,morgan@example.com,auditors,avery\n";

    private House house;
    private Person sasha;
    private String waiting;

    @BeforeEach
    void open() {
        house = new House();
        sasha = house.api.as(House.SASHA);
        waiting = house.ask();
        house.decide(House.MORGAN, waiting);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyFileOfTheCaseIsRefusedAndChangesNothing() {
        JsonNode before = sasha.get("/people").json();
        String request = sasha.get("/requests/" + waiting).text();
        record File(String content, String type, int status, String says) {}
        for (File file :
                List.of(
                        new File(Case.text("C19-header-only.csv"), "text/csv", 422, "nobody could"),
                        new File(
                                Case.text("C19-no-ops-managers.csv"),
                                "text/csv",
                                422,
                                "nobody could decide"),
                        new File(
                                Case.text("C19-cut-in-the-middle.csv"),
                                "text/csv",
                                422,
                                "\"line 3\""),
                        new File("", "text/csv", 400, "empty"),
                        new File("", "application/json", 400, "empty"),
                        new File("[]", "application/json", 422, "nobody could decide"))) {
            Reply refused =
                    sasha.send(
                            "PUT",
                            "/people?confirm=removals",
                            file.content(),
                            Map.of("Content-Type", file.type()));

            assertThat(refused.status()).as(refused.text()).isEqualTo(file.status());
            assertThat(refused.text()).contains(file.says());
        }
        assertThat(sasha.get("/people").json()).isEqualTo(before);
        assertThat(sasha.get("/requests/" + waiting).text()).isEqualTo(request);
    }

    @Test
    void nobodyRemovesThemselfAndAHalvedCompanyIsAskedAbout() {
        Reply alone = put("", DEVON.replace("sasha@example.com", ""), MORGAN, RILEY);
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.text()).contains("leaves out your own row", "sasha@example.com");

        Reply asked = put("", SASHA, QUINN);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("leaves out 4 of 6", "confirm=removals");
        assertThat(sasha.get("/people").json().path("items")).hasSize(6);

        assertThat(put("?confirm=removals", SASHA, QUINN).status()).isEqualTo(200);
        assertThat(sasha.get("/people").json().path("items")).hasSize(2);
    }

    @Test
    void requestThatNobodyMayDecideAnyMoreIsShownAsStuck() {
        String riley = house.ask();
        assertThat(
                        put(
                                        "",
                                        SASHA,
                                        DEVON,
                                        QUINN,
                                        RILEY.replace("morgan@example.com", ""),
                                        AVERY.replace("morgan@example.com", ""))
                                .status())
                .isEqualTo(200);
        house.settle();

        Reply stuck = sasha.get("/requests/" + riley);
        assertThat(stuck.get("state")).isEqualTo("AWAITING_MANAGER");
        assertThat(stuck.get("attention")).isEqualTo("NO_APPROVER");
        assertThat(stuck.json().path("waitingFor")).isEmpty();
        assertThat(sasha.inbox().says("nobody may decide")).isTrue();
        // the stage that was Sasha's turn goes on
        assertThat(sasha.get("/requests/" + waiting).json().path("waitingFor").toString())
                .contains(House.SASHA);
    }

    @Test
    void requestOfSomebodyWhoIsGoneIsShownAsStuckOrEndsVisibly() {
        String riley = house.ask();
        assertThat(put("", SASHA, DEVON, QUINN, MORGAN, AVERY).status()).isEqualTo(200);
        house.settle();

        Reply stuck = sasha.get("/requests/" + riley);
        assertThat(stuck.get("attention")).isEqualTo("NO_APPROVER");
        assertThat(sasha.inbox().says("nobody may decide")).isTrue();

        // approved all the same by Support Ops, it leads to no credential
        assertThat(house.decide(House.SASHA, waiting).status()).isEqualTo(200);
        house.settle();
        Reply ended = sasha.get("/requests/" + waiting);
        assertThat(ended.get("state")).isEqualTo("ISSUE_FAILED");
        assertThat(ended.get("reason")).contains("directory");
    }

    private Reply put(String query, String... rows) {
        String csv = HEADER + String.join("", Stream.of(rows).toList());
        return sasha.send("PUT", "/people" + query, csv, Map.of("Content-Type", "text/csv"));
    }
}
