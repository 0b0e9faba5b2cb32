package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Fault;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.issuetext.IssueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Case C10: an approver reads the page, so the same is read here. */
class C10IssueAsItsPageShowsItTest {
    private static IssueText.Reading read(String name) throws IOException {
        return IssueText.read(Files.readString(Path.of("src/test/resources/cases/" + name)));
    }

    @Test
    void whatFollowsACommentThatIsNeverClosedIsNotThere() throws IOException {
        RequestInput in = read("C10-a-unterminated-comment.md").input();

        assertThat(in.purpose()).contains("Backfill of macros after the merger.");
        assertThat(in.removalDate()).isEmpty();
        assertThat(in.needsAdmin()).isEmpty();
    }

    @Test
    void hintsOfTheTemplateAreNoAnswers() throws IOException {
        IssueText.Reading reading = read("C10-b-hint-left-in.md");

        assertThat(reading.isRequest()).isTrue();
        assertThat(reading.input().purpose()).isEmpty();
        assertThat(reading.input().removalDate()).isEmpty();
        assertThat(reading.input().kind()).isEmpty();
        assertThat(reading.input().faults()).isEmpty();
    }

    @Test
    void daysInCommentsQuotesDetailsAndCodeAreNotRead() throws IOException {
        IssueText.Reading reading = read("C10-c-hidden-second-date.md");

        assertThat(reading.input().removalDate()).contains("2027-01-15");
        assertThat(reading.understood()).contains("removal date: 15 January 2027");
    }

    @Test
    void twoBoxesAreAskedStruckOutDaysDoNotCountAndQuickActionsAreNoScopes() throws IOException {
        IssueText.Reading reading = read("C10-d-both-boxes.md");

        assertThat(reading.input().kind()).isEmpty();
        assertThat(reading.input().faults()).map(Fault::field).containsExactly("kind");
        assertThat(reading.understood()).contains("removal date: 28 February 2027");
        assertThat(reading.input().scopes())
                .contains(List.of("tickets:read", "satisfaction_ratings:read"));
    }
}
