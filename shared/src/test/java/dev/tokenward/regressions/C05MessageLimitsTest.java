package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.notification.Messages;
import dev.tokenward.notification.Occasions;
import dev.tokenward.notification.Wire;
import dev.tokenward.slack.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * C05: a message measured before it was escaped grew past 3,000 characters; posting worked, the
 * later edit did not. See https://github.com/NousResearch/hermes-agent/pull/61697.
 */
class C05MessageLimitsTest {
    private static final String PURPOSE = "a<b && c>d -> e; ".repeat(148).substring(0, 2_500);

    @Test
    void theApproversMessageFitsAsSentAndTheCutTextSaysWhereTheWholeIs() {
        Message message =
                Messages.of(
                        new Occasions()
                                .purpose(PURPOSE)
                                .adminReason("R&D <needs> it & \"quotes\" it")
                                .on(Topic.DECISION_WANTED));

        assertThat(Wire.faults(message)).isEmpty();
        String purpose =
                Wire.sections(message).stream()
                        .filter(s -> s.startsWith("*Purpose*"))
                        .findFirst()
                        .orElseThrow();
        assertThat(purpose.length()).isBetween(2_900, 3_000);
        assertThat(purpose)
                .contains(
                        "a&lt;b &amp;&amp; c&gt;d -&gt; e; ",
                        "cut here; the whole text: issue"
                                + " <https://gitlab.example.com/acme/access-requests/-/issues/42|",
                        "`GET /requests/rq-1`");
        assertThat(Wire.all(message)).contains("R&amp;D &lt;needs&gt; it &amp; \"quotes\" it");
    }

    @ParameterizedTest
    @MethodSource("dev.tokenward.notification.MessagesTest#told")
    void whatIsPostedOrPutInItsPlaceFitsWhateverTheTopic(Topic topic) {
        Message message = Messages.of(new Occasions().everywhere(PURPOSE).on(topic));

        assertThat(Wire.faults(message)).isEmpty();
    }
}
