package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.slack.Message;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked about the credential of somebody who is no leaver, and lost their rights. */
class LeaverTextsTest {
    @Test
    void whoeverWasDemotedIsNotSaidToHaveLeft() {
        Message asked =
                Messages.of(
                        new Occasions()
                                .params(Map.of("what", "is no administrator of Zendesk any more"))
                                .on(Topic.LEAVER_ASKED));

        assertThat(asked.text())
                .contains("is no administrator of Zendesk any more, and still holds")
                .doesNotContain(" left");
    }
}
