package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Category;
import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.notification.IssueNotes;
import dev.tokenward.notification.Messages;
import dev.tokenward.notification.Occasions;
import dev.tokenward.notification.Wire;
import org.junit.jupiter.api.Test;

/**
 * C35: text that reads otherwise than it is, for example
 * https://github.com/opena2a-org/hackmyagent/issues/330. What turns or hides text is shown; honest
 * right-to-left text passes.
 */
class C35ApproverTextTest {
    private static final String TURNED = "Status \u202Egnp.elif";

    @Test
    void anApproverSeesWhatTurnsAName() {
        String read =
                Wire.all(
                        Messages.of(
                                new Occasions()
                                        .category(Category.TARGET)
                                        .target(TURNED)
                                        .requesterName("Riley\u200B\u2060")
                                        .purpose("Read\u200B only \u2066report\u2069")
                                        .on(Topic.DECISION_WANTED)));

        assertThat(read)
                .contains(
                        "`Status ⟨U+202E⟩gnp.elif`",
                        "*Riley⟨U+200B⟩⟨U+2060⟩*",
                        ">Read⟨U+200B⟩ only ⟨U+2066⟩report⟨U+2069⟩")
                .doesNotContain("\u202E", "\u200B", "\u2060", "\u2066", "\u2069");
    }

    @Test
    void theIssueSeesItToo() {
        assertThat(IssueNotes.of(new Occasions().everywhere(TURNED).on(Topic.ISSUED)))
                .contains("`Status ⟨U+202E⟩gnp.elif`")
                .doesNotContain("\u202E");
    }

    @Test
    void honestHebrewPassesUnharmed() {
        String hebrew = "\u05E9\u05DC\u05D5\u05DD sync";

        assertThat(
                        Wire.all(
                                Messages.of(
                                        new Occasions()
                                                .category(Category.TARGET)
                                                .target(hebrew)
                                                .on(Topic.DECISION_WANTED))))
                .contains("`" + hebrew + "`");
    }
}
