package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C01: GitLab's newer event kind and link form. */
class C01NewerKindOfEventTest {
    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"work_items", "issues"})
    void workItemBecomesARequestAndEitherLinkIsTheSameIssue(String form) throws IOException {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT, "riley", "Access", Optional.of(IssueOffice.GOOD));
        String hook =
                Files.readString(Path.of("src/test/resources/cases/C01-work-item-open.json"))
                        .replace("acme/team-ops/access-requests", IssueOffice.PROJECT)
                        .replace("\"iid\": 42", "\"iid\": " + iid);

        assertThat(office.posted(hook, Optional.of(IssueOffice.SECRET))).isEqualTo(202);
        office.drain();
        Request first = office.only();
        String link = office.gitlab.root() + "/" + IssueOffice.PROJECT + "/-/" + form + "/" + iid;
        Result<Request> second = office.asked(Company.RILEY, link);

        assertThat(second)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        r -> assertThat(((Refusal.Taken) r.refusal()).by()).contains(first.id()));
    }
}
