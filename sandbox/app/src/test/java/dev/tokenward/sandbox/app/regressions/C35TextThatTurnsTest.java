package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C35: text that reads otherwise than it is, through every door and before every reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C35TextThatTurnsTest {
    private static final String HIDDEN = "[\u200B-\u200F\u202A-\u202E\u2060-\u2069\u3164\uFEFF]";

    private House house;
    private Person quinn;
    private Person sasha;

    @BeforeAll
    void open() {
        house = new House();
        quinn = house.api.as(House.QUINN);
        sasha = house.api.as(House.SASHA);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void eachRequestOfTheCaseIsRefusedByItsFieldOrReadAsItIs() {
        List<Reply> answers = new ArrayList<>();
        for (JsonNode body : Case.json("C35-bidi.json")) {
            answers.add(quinn.post("/requests", body.toString()));
        }

        assertThat(answers).extracting(Reply::status).containsExactly(422, 201, 201, 422, 201);
        assertThat(answers.get(0).faultyFields()).containsExactly("purpose", "target");
        assertThat(answers.get(0).text())
                .contains("U+202E", "U+200B")
                .doesNotContainPattern(HIDDEN);
        assertThat(answers.get(1).get("target")).isEqualTo("Café sync");
        assertThat(answers.get(2).get("target")).isEqualTo("Status page");
        assertThat(answers.get(2).get("purpose")).isEqualTo("trailing blank and NBSP");
        assertThat(answers.get(3).faultyFields())
                .containsExactly("purpose", "target", "adminReason");
        assertThat(answers.get(3).text()).contains("missing");
        assertThat(answers.get(4).get("target")).isEqualTo("\u05e9\u05dc\u05d5\u05dd sync");

        house.settle();
        assertThat(sasha.inbox().says("\u05e9\u05dc\u05d5\u05dd sync")).isTrue();
        assertThat(sasha.inbox().messages()).noneMatch(m -> m.matches("(?s).*" + HIDDEN + ".*"));
        revokedByTheNameOnTheScreen(answers.get(1).get("id"), "Target - Café sync");
        revokedByTheNameOnTheScreen(answers.get(2).get("id"), "Target - Status page");
    }

    /** Typed from the screen: composed, and without the blank that nobody sees. */
    private void revokedByTheNameOnTheScreen(String request, String name) {
        assertThat(house.decide(House.SASHA, request).status()).isEqualTo(200);
        house.settle();
        String credential = quinn.get("/requests/" + request).get("credentialId");
        String revocation = "/credentials/" + credential + "/revocation";
        assertThat(quinn.get("/credentials/" + credential).get("name")).isEqualTo(name);

        assertThat(quinn.post(revocation, Map.of("confirm", "Target - another")).status())
                .isEqualTo(422);
        assertThat(quinn.post(revocation, Map.of("confirm", name)).status()).isIn(200, 202);
    }

    @Test
    void namesAndReasonsComeInByOtherDoorsTooAndAreHeldThere() {
        Reply file =
                sasha.send(
                        "PUT",
                        "/people",
                        sasha.send("GET", "/people", "", Map.of("Accept", "text/csv"))
                                .text()
                                .replace("Riley Doe", "Riley\u202e eoD"),
                        Map.of("Content-Type", "text/csv"));
        assertThat(file.status()).isEqualTo(422);
        assertThat(file.text()).contains("U+202E");

        String request = house.ask();
        Reply denied =
                house.api
                        .as(House.MORGAN)
                        .post(
                                "/requests/" + request + "/decisions",
                                Map.of("decision", "DENY", "reason", "no\u2066 \u202edne"));
        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.faultyFields()).containsExactly("reason");
        assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");
    }

    /** The token's name is the issuer's, so it cannot be refused: it is shown for what it is. */
    @Test
    void nameInATokenNeverReachesAnApproverOrAnIssueRaw() {
        String token =
                house.api
                        .post(
                                "/sandbox/token",
                                Map.of(
                                        "email",
                                        House.RILEY,
                                        "name",
                                        "Riley\u202eeoD\u200b",
                                        "groups",
                                        List.of()))
                        .get("token");
        String issue = house.issue();
        Reply asked =
                house.api.send(
                        "POST",
                        "/requests",
                        House.body(issue),
                        Map.of("Authorization", "Bearer " + token));
        house.settle();

        if (asked.status() == 201) {
            assertThat(house.api.as(House.MORGAN).inbox().messages())
                    .noneMatch(m -> m.matches("(?s).*" + HIDDEN + ".*"));
            assertThat(house.comments(issue)).doesNotContainPattern(HIDDEN);
        } else {
            assertThat(asked.status()).isIn(403, 422);
            assertThat(asked.text()).contains("name");
        }
    }

    @Test
    void longestHonestTextOfAllKindsPasses() {
        ObjectNode body = Case.json("C35-bidi.json").path(4).deepCopy();
        body.put(
                "target",
                "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 日本 \ud83d\udc69\u200d\ud83d\ude80");
        Reply asked = quinn.post("/requests", body.toString());

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.get("target")).isEqualTo(body.path("target").asText());
    }
}
