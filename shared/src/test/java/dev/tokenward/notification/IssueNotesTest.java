package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Category;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Notice.Topic;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IssueNotesTest {
    static Stream<Arguments> everyTopicOfAnIssue() {
        return Stream.of(Topic.values())
                .filter(topic ->
                        switch (topic) {
                            case REDACT,
                                    REISSUE_ORDERED,
                                    WEEKLY_DIGEST,
                                    FOUND_ASKED,
                                    DELETION_PROPOSED,
                                    LEAVER_ASKED,
                                    TRANSFERRED,
                                    SWEEP_REPORT,
                                    AUDIT_SEALED,
                                    SWEEP_ASKS,
                                    OPERATOR_ALERT,
                                    FORGETTING_ASKED,
                                    DEACTIVATED,
                                    REACTIVATED,
                                    ISSUE_CHANGED,
                                    HAND_BACK_ASKED,
                                    HANDED_BACK,
                                    SLACK_ACTION,
                                    ACTION_REFUSED,
                                    ACTION_DONE,
                                    DECISION_SETTLED,
                                    QUESTION_SETTLED ->
                                    false;
                            default -> true;
                        })
                .flatMap(topic ->
                        Stream.of(Category.values())
                                .flatMap(c ->
                                        Stream.of(Kind.values())
                                                .map(k -> Arguments.of(topic, c, k))));
    }

    @ParameterizedTest
    @MethodSource("everyTopicOfAnIssue")
    void everyCommentSaysWhatIsNextAndWhoActs(Topic topic, Category category, Kind kind) {
        String note =
                IssueNotes.of(new Occasions().category(category).kind(kind).reason("r").on(topic));

        assertThat(note)
                .contains("**Next:** ", "**Who acts:** ")
                .doesNotContain("null", "Optional[");
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {
                "REDACT",
                "REISSUE_ORDERED",
                "WEEKLY_DIGEST",
                "FOUND_ASKED",
                "DELETION_PROPOSED",
                "LEAVER_ASKED",
                "TRANSFERRED",
                "SWEEP_REPORT",
                "AUDIT_SEALED",
                "SWEEP_ASKS",
                "OPERATOR_ALERT",
                "FORGETTING_ASKED",
                "DEACTIVATED",
                "REACTIVATED",
                "ISSUE_CHANGED",
                "HAND_BACK_ASKED",
                "HANDED_BACK",
                "SLACK_ACTION",
                "ACTION_REFUSED",
                "ACTION_DONE",
                "DECISION_SETTLED",
                "QUESTION_SETTLED"
            })
    void whatIsNoBusinessOfAnIssueIsRefused(Topic topic) {
        assertThatThrownBy(() -> IssueNotes.of(new Occasions().on(topic)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void submittedNamesWhoseTurnItIsAndWhenItLapses() {
        assertThat(IssueNotes.of(new Occasions().on(Topic.DECISION_WANTED)))
                .contains(
                        "`rq-1`",
                        "a Support Operations manager decides",
                        "it lapses on 9 December 2026, 09:00 (UTC)",
                        "`sasha@example.com`");
    }

    @Test
    void approvalNamesTheApprover() {
        assertThat(IssueNotes.of(new Occasions().on(Topic.STAGE_APPROVED)))
                .contains("Morgan approved as manager, 25 November 2026, 09:00 (UTC).");
    }

    @Test
    void denialNamesEveryReasonWhatFitsAndThatTheIssueIsClosed() {
        String note =
                IssueNotes.of(
                        new Occasions()
                                .to(new Recipient.Issue(true))
                                .denial("too broad")
                                .reason("no purpose\nno removal date")
                                .guidance("Use a token of your own.")
                                .on(Topic.DENIED));

        assertThat(note)
                .contains(
                        "**Denied** by Morgan",
                        "> too broad",
                        "> no purpose\n> no removal date",
                        "> Use a token of your own.",
                        "This issue is closed with this comment.");
    }

    @Test
    void issuedNamesTheCredentialAndItsEndOnly() {
        assertThat(IssueNotes.of(new Occasions().on(Topic.ISSUED)))
                .contains(
                        "`Riley - acme/access-requests#42 - 2027-03-31`",
                        "31 March 2027, end of day (UTC)",
                        "by Slack direct message, and nowhere else");
    }
}
