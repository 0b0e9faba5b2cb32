package dev.tokenward.sandbox.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.slack.Interaction;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The buttons of Slack, from the message to what comes of them, through the deployed handlers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class SlackFromOutsideTest {
    private static final String DEVON = "devon@example.com";

    private House house;
    private Hands hands;

    @BeforeAll
    void open() {
        house = new House();
        hands = new Hands(house);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void twoButtonsApproveAThirdConfirmsAndEveryMessageFollows() {
        String request = house.ask();
        assertThat(hands.newest(House.MORGAN, request))
                .contains("Riley Doe", "Exports the tickets every night", "calendar days left")
                .contains("read tickets", "*Holds besides:*");

        assertThat(hands.press(House.MORGAN, "Approve").get("status")).isEqualTo("200");
        assertThat(house.state(request)).isEqualTo("AWAITING_SUPPORT_OPS");
        assertThat(hands.buttons(House.MORGAN)).isEmpty();
        assertThat(hands.newest(House.MORGAN, request))
                .contains("Morgan Lee* approved as manager", "your decision is recorded");
        assertThat(hands.buttons(DEVON)).contains("tokenward_approve");

        hands.press(House.SASHA, "Approve");
        assertThat(house.state(request)).isEqualTo("ISSUED");
        assertThat(hands.buttons(House.SASHA)).isEmpty();
        assertThat(hands.buttons(DEVON)).isEmpty();
        assertThat(hands.newest(DEVON, request))
                .contains("Sasha Kim* approved for Support Operations");
        Reply shown = house.api.as(House.RILEY).get("/requests/" + request);
        assertThat(shown.json().findValuesAsText("channel")).containsOnly("SLACK");

        assertThat(house.api.inbox(House.RILEY).value()).isPresent();
        hands.press(House.RILEY, "I have it: take the value out of this message");
        assertThat(house.api.inbox(House.RILEY).value()).isEmpty();
        assertThat(hands.newest(House.RILEY, "The value stood here"))
                .contains("since you confirmed that you have it");
        assertThat(hands.buttons(House.RILEY)).isEmpty();
    }

    @Test
    void aDenialAsksForItsReasonAndTheRequesterReadsIt() {
        String request = house.ask();

        Reply pressed = hands.press(House.MORGAN, "Deny…");
        assertThat(pressed.json().at("/form/title/text").asText()).isEqualTo("Deny the request");
        assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");
        Reply blank = hands.fillIn(House.MORGAN, "  ");
        assertThat(blank.get("body")).contains("\"response_action\":\"errors\"");
        assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");

        Reply sent = hands.fillIn(House.MORGAN, "Ask for less: one view is enough.");
        assertThat(sent.json().path("form").isNull()).isTrue();
        assertThat(house.state(request)).isEqualTo("DENIED");
        assertThat(hands.newest(House.RILEY, "denied")).contains("one view is enough");
        assertThat(hands.newest(House.MORGAN, request)).contains("one view is enough");
        assertThat(hands.buttons(House.MORGAN)).isEmpty();
    }

    @Test
    void onePressSentTwiceIsOneDecisionAndAnUnsignedOneIsNone() {
        String request = house.ask();
        Interaction press = hands.prepared(House.MORGAN, "tokenward_approve");
        Interaction forged =
                new Interaction(press.body().replace("U0MORGAN", "U0SASHA"), press.headers());

        assertThat(hands.send(forged).status()).isEqualTo(401);
        assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");
        assertThat(hands.send(press).status()).isEqualTo(200);
        assertThat(hands.send(press).status()).isEqualTo(200);

        Reply shown = house.api.as(House.RILEY).get("/requests/" + request);
        assertThat(shown.json().path("decisions")).hasSize(1);
        assertThat(shown.get("state")).isEqualTo("AWAITING_SUPPORT_OPS");
        house.api.advance("PT6M");
        assertThat(hands.send(press).status()).isEqualTo(401);
        house.api.as(House.RILEY).post("/requests/" + request + "/withdrawal", Map.of());
        house.settle();
        assertThat(hands.newest(House.SASHA, request)).contains("it was taken back");
    }
}
