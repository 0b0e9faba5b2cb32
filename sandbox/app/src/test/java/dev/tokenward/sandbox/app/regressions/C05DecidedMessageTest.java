package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.slack.Hands;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * C05 and C47 by button: what is put in a decided message's place fits as sent, so that no button
 * is left; and a reason that GitLab would carry out arrives whole.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C05DecidedMessageTest {
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
    void aPurposeThatGrowsWhenEscapedLeavesNoButtonOnTheDecidedMessage() {
        Map<String, Object> body = House.body(house.issue());
        String purpose = Case.json("C05-purpose.json").path("purpose").asText();
        body.put("purpose", purpose.substring(0, 2_000));
        Reply asked = house.api.as(House.RILEY).post("/requests", body);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        house.settle();
        fits(hands.messages(House.MORGAN).getLast());
        assertThat(hands.buttons(House.MORGAN)).hasSize(2);

        hands.press(House.MORGAN, "Approve");

        Message decided = hands.messages(House.MORGAN).getLast();
        fits(decided);
        assertThat(hands.buttons(House.MORGAN)).isEmpty();
        assertThat(decided.edited()).isTrue();
        assertThat(String.join("\n", Hands.texts(decided.blocks())))
                .contains("Morgan Lee* approved as manager", "the whole text: issue");
    }

    @Test
    void aReasonThatGitLabWouldCarryOutArrivesWholeFromTheForm() {
        String link = house.issue();
        Reply asked = house.api.as(House.RILEY).post("/requests", House.body(link));
        house.settle();
        String reason = Case.json("C47-deny-reason.json").path("reason").asText();

        hands.press(House.MORGAN, "Deny…");
        hands.fillIn(House.MORGAN, reason);

        assertThat(house.state(asked.get("id"))).isEqualTo("DENIED");
        assertThat(house.isOpen(link)).isFalse();
        String comments = house.comments(link);
        assertThat(comments.split("\\R", -1)).noneMatch(line -> line.strip().startsWith("/"));
        assertThat(comments).contains("/close", "/assign @root", "/unlabel", "@group/subgroup");
    }

    private static void fits(Message message) {
        for (JsonNode block : message.blocks()) {
            String text = block.path("text").path("text").asText();
            assertThat(text.length()).isLessThanOrEqualTo(3_000);
            assertThat(text).doesNotContainPattern("&(?!amp;|lt;|gt;)");
        }
    }
}
