package dev.tokenward.sandbox.simulators.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest extends SlackTest {
    @Test
    void aPersonsInboxHoldsTheMessagesNewestLast() {
        post("U0RILEY", "one", "");
        JsonNode two = post("U0RILEY", "two", SECTION.formatted("value"));
        assertThat(slack.inbox("RILEY@example.com"))
                .extracting(Message::text)
                .containsExactly("one", "two");
        assertThat(slack.inbox("riley@example.com").getLast().blocks().at("/0/text/text").asText())
                .isEqualTo("value");
        assertThat(slack.inbox("morgan@example.com")).isEmpty();
        assertThat(two.path("ts").asText()).startsWith("" + clock.instant().getEpochSecond());
        assertThat(slack.inbox("riley@example.com").getLast().toString()).doesNotContain("value");
    }

    @Test
    void aFormWorksAsJsonDoesAndAChannelIsFoundByNameOnlyForPosting() {
        String blocks =
                URLEncoder.encode("[" + SECTION.formatted("x") + "]", StandardCharsets.UTF_8);
        JsonNode posted =
                bot().form(
                                "/api/chat.postMessage",
                                "channel=%23support-ops&text=a+b&blocks=" + blocks)
                        .json();
        assertThat(posted.path("ok").asBoolean()).isTrue();
        assertThat(slack.channelInbox("#support-ops").getFirst().text()).isEqualTo("a b");
        assertThat(
                        call(
                                        "chat.update",
                                        "{\"channel\":\"#support-ops\",\"ts\":\"%s\",\"text\":\"c\"}"
                                                .formatted(posted.path("ts").asText()))
                                .path("error")
                                .asText())
                .isEqualTo("channel_not_found");
    }

    @Test
    void anUpdateWithTextOnlyRemovesBlocksOrKeepsThemAsToldInTwoWays() {
        JsonNode posted = post("U0RILEY", "t", SECTION.formatted("value"));
        slack.with(SlackQuirk.TEXT_ONLY_UPDATE_KEEPS_BLOCKS);
        update(posted, "\"text\":\"gone\"");
        Message kept = slack.inbox("riley@example.com").getFirst();
        assertThat(kept.text()).isEqualTo("gone");
        assertThat(kept.blocks()).hasSize(1);
        slack.without(SlackQuirk.TEXT_ONLY_UPDATE_KEEPS_BLOCKS);
        update(posted, "\"text\":\"gone\"");
        Message removed = slack.inbox("riley@example.com").getFirst();
        assertThat(removed.blocks()).isEmpty();
        assertThat(removed.edited()).isTrue();
        slack.with(SlackQuirk.UPDATE_CHANGES_NOTHING);
        assertThat(update(posted, "\"text\":\"again\"").path("ok").asBoolean()).isTrue();
        assertThat(slack.inbox("riley@example.com").getFirst().text()).isEqualTo("gone");
    }

    @Test
    void explicitEmptyBlocksAreRemovedInBothTellings() {
        slack.with(SlackQuirk.TEXT_ONLY_UPDATE_KEEPS_BLOCKS);
        JsonNode posted = post("U0RILEY", "t", SECTION.formatted("value"));
        update(posted, "\"text\":\"gone\",\"blocks\":[],\"attachments\":[]");
        assertThat(slack.inbox("riley@example.com").getFirst().blocks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000, true", "3001, false", "0, false"})
    void aSectionHoldsOneTo3000Characters(int length, boolean ok) {
        JsonNode answer = post("U0RILEY", "t", SECTION.formatted("x".repeat(length)));
        assertThat(answer.path("ok").asBoolean()).isEqualTo(ok);
        assertThat(answer.path("error").asText("")).isEqualTo(ok ? "" : "invalid_blocks");
    }

    @ParameterizedTest
    @CsvSource({"75, 2000, true", "76, 2000, false", "75, 2001, false"})
    void aButtonsLabelAndValueAreBounded(int label, int value, boolean ok) {
        String button = button("a", "x".repeat(label), "v".repeat(value));
        assertThat(post("U0RILEY", "t", button).path("ok").asBoolean()).isEqualTo(ok);
    }

    @Test
    void aMessageHolds50BlocksAndNeedsSomeText() {
        String fifty = String.join(",", Collections.nCopies(50, SECTION.formatted("x")));
        assertThat(post("U0RILEY", "t", fifty).path("ok").asBoolean()).isTrue();
        assertThat(
                        post("U0RILEY", "t", fifty + "," + SECTION.formatted("x"))
                                .path("error")
                                .asText())
                .isEqualTo("invalid_blocks");
        assertThat(post("U0RILEY", "", "").path("error").asText()).isEqualTo("no_text");
        assertThat(post("U0RILEY", "x".repeat(40_001), "").path("error").asText())
                .isEqualTo("msg_too_long");
        assertThat(post("U0NOBODY", "t", "").path("error").asText()).isEqualTo("channel_not_found");
        String closed = slack.addChannel("closed", false, false).id();
        assertThat(post(closed, "t", "").path("error").asText()).isEqualTo("not_in_channel");
        String old = slack.addChannel("old", true, true).id();
        assertThat(post(old, "t", "").path("error").asText()).isEqualTo("is_archived");
    }

    @Test
    void aSecondMessageWithinASecondIs429IfSwitchedOn() {
        slack.with(SlackQuirk.ONE_MESSAGE_A_SECOND);
        post("U0RILEY", "one", "");
        Web.Answer second =
                bot().post("/api/chat.postMessage", "{\"channel\":\"U0RILEY\",\"text\":\"two\"}");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("retry-after")).isEqualTo("1");
        assertThat(post("U0MORGAN", "other", "").path("ok").asBoolean()).isTrue();
        assertThat(slack.inbox("riley@example.com")).hasSize(1);
    }

    @Test
    void historyShowsTheNewestFirstPagesAndOmitsWhatWasDeleted() {
        JsonNode one = post("U0RILEY", "one", "");
        JsonNode two = post("U0RILEY", "two", "");
        post("U0RILEY", "three", "");
        String channel = one.path("channel").asText();
        JsonNode page = bot().get("/api/conversations.history?limit=2&channel=" + channel).json();
        assertThat(page.at("/messages/0/text").asText()).isEqualTo("three");
        assertThat(page.path("has_more").asBoolean()).isTrue();
        String cursor = page.at("/response_metadata/next_cursor").asText();
        JsonNode rest =
                bot().get("/api/conversations.history?channel=" + channel + "&cursor=" + cursor)
                        .json();
        assertThat(rest.path("messages")).hasSize(1);
        String exact =
                "/api/conversations.history?limit=1&inclusive=true&channel="
                        + channel
                        + "&latest="
                        + two.path("ts").asText()
                        + "&oldest="
                        + two.path("ts").asText();
        assertThat(bot().get(exact).json().at("/messages/0/text").asText()).isEqualTo("two");
        call(
                "chat.delete",
                "{\"channel\":\"%s\",\"ts\":\"%s\"}".formatted(channel, two.path("ts").asText()));
        assertThat(bot().get(exact).json().path("messages")).isEmpty();
        assertThat(slack.inbox("riley@example.com").get(1).deleted()).isTrue();
    }

    @Test
    void messagesOutliveARestart(@TempDir Path dir) {
        Optional<Path> file = Optional.of(dir.resolve("slack.json"));
        TestClock time = new TestClock("2026-11-25T09:00:00Z");
        SlackSimulator killed = SlackSimulator.create(time, APP, file);
        killed.start(0);
        new Web(killed.root(), Map.of())
                .bearer(APP.botToken())
                .post(
                        "/api/chat.postMessage",
                        "{\"channel\":\"U0RILEY\",\"text\":\"t\",\"blocks\":[%s]}"
                                .formatted(SECTION.formatted("v")));
        SlackSimulator next = SlackSimulator.create(time, APP, file);
        assertThat(next.inbox("riley@example.com")).isEqualTo(killed.inbox("riley@example.com"));
        assertThat(next.inbox("riley@example.com").getFirst().blocks()).hasSize(1);
        killed.close();
    }

    static String button(String actionId, String label, String value) {
        return """
        {"type":"actions","block_id":"b1","elements":[{"type":"button","action_id":"%s",
         "text":{"type":"plain_text","text":"%s"},"value":"%s"}]}\
        """
                .formatted(actionId, label, value);
    }
}
