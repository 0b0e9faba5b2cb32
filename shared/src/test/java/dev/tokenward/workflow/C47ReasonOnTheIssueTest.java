package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Verdict;
import dev.tokenward.sandbox.simulators.gitlab.Issue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C47: words of people on an issue that GitLab would carry out. */
class C47ReasonOnTheIssueTest {
    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void reasonOfADenialArrivesWholeAndNothingInItIsCarriedOut() throws IOException {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.company.moves.apply(
                office.only().id(),
                new Command.Decide(
                        Company.actor(Company.MORGAN),
                        Verdict.DENY,
                        Optional.of(reason()),
                        Optional.empty(),
                        Optional.empty()));
        office.drain();

        String comment = office.comments(iid).getLast();
        assertThat(comment).contains("Not this way.", "/assign @root", "**Next:**");
        assertThat(comment.lines()).noneMatch(line -> line.strip().startsWith("/"));
        Issue issue = office.gitlab.issue(IssueOffice.PROJECT, iid);
        assertThat(issue.assignees()).isEmpty();
        assertThat(issue.confidential()).isFalse();
        assertThat(issue.labels()).containsExactly("tokenward: denied");
    }

    private static String reason() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Path.of("src/test/resources/cases/C47-deny-reason.json").toFile())
                .path("reason")
                .asText();
    }
}
