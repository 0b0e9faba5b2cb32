package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C29: the same JSON key twice means two things to two readers, so it is refused by its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C29SameKeyTwiceTest {
    private House house;
    private String request;

    @BeforeAll
    void open() {
        house = new House();
        request = house.ask();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void requestIsRefusedAndNothingIsStored() {
        String body =
                Case.text("C29-duplicate-keys.json")
                        .replace(
                                "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/42",
                                house.issue());

        Reply refused = house.api.as(House.RILEY).post("/requests", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.get("detail")).contains("'scopes'");
        assertThat(house.api.as(House.SASHA).get("/requests?view=all").json().path("items"))
                .hasSize(1);
    }

    @Test
    void decisionIsRefusedAndNothingIsDecided() {
        Reply refused =
                house.api
                        .as(House.MORGAN)
                        .post(
                                "/requests/" + request + "/decisions",
                                Case.text("C29-decision.json"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.get("detail")).contains("'decision'");
        assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");
        assertThat(house.api.as(House.RILEY).get("/requests/" + request).json().path("decisions"))
                .isEmpty();
    }

    /** The kind of the fault, not the example: every route that takes a body. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST | /requests/x/extension | {"purpose":"a","purpose":"b"} | purpose
                    POST | /credentials/x/revocation | {"confirm":"a","confirm":"b"} | confirm
                    POST | /credentials/x/transfer | {"holder":"a","holder":"b"} | holder
                    POST | /credentials/x/forgetting | {"note":"a","note":"b"} | note
                    PUT | /people | {"items":[{"email":"a@example.com","email":"b@example.com"}]} | email
                    PUT | /people | [{"email":"a@example.com","manager":"b@example.com","manager":null}] | manager
                    """)
    void everyBodyIsReadAsStrictly(String method, String path, String body, String key) {
        Reply refused = house.api.as(House.SASHA).send(method, path, body, Map.of());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.get("detail")).contains("'" + key + "'");
        assertThat(house.api.as(House.SASHA).get("/people").json().path("items")).hasSize(6);
    }
}
