package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.HttpGitLab;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issue whose hook was lost is found by the daily look. */
class UntoldIssuesTest {
    private static final String FAULTY = IssueOffice.GOOD.replace("2027-03-31", "soon");

    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void issueThatNoHookToldOfBecomesItsAuthorsRequestOnce() {
        long iid = untold(IssueOffice.GOOD);
        untold("The coffee machine is broken.");
        assertThat(office.sweep().counts()).containsEntry("issuesFound", 1);
        Request r = office.only();
        assertThat(r.requester()).isEqualTo(Company.RILEY.email());
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);

        office.company.advance(Duration.ofDays(1));
        assertThat(office.sweep().counts()).doesNotContainKey("issuesFound");
        office.told(iid, "open");
        assertThat(office.only().version()).isEqualTo(r.version());
        assertThat(office.comments(iid)).hasSize(1);
    }

    @Test
    void dryRunAsksGitLabNothingAsItMayNot() {
        untold(IssueOffice.GOOD);
        SweepRun dry = new SweepRun(office.company.world, SweepRun.Mode.DAILY, true);
        new UntoldIssues(
                        office.company.world,
                        () -> {
                            throw new AssertionError("GitLab is asked");
                        },
                        () -> {
                            throw new AssertionError("the secret of GitLab is read");
                        },
                        java.util.List.of(IssueOffice.PROJECT, "*"))
                .run(dry);
        office.drain();

        assertThat(dry.report().matters()).isEmpty();
        assertThat(office.requests()).isEmpty();
    }

    @Test
    void correctedAndReopenedIssueIsFoundAndADeniedOneThatOnlyStandsOpenIsNot() {
        long iid = office.opened("riley", FAULTY);
        office.company.advance(Duration.ofMinutes(5));
        office.gitlab.reopen(IssueOffice.PROJECT, iid, "riley");
        office.sweep();
        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);

        office.company.advance(Duration.ofMinutes(5));
        office.gitlab.edit(IssueOffice.PROJECT, iid, "riley", IssueOffice.GOOD);
        office.sweep();
        assertThat(office.requests())
                .extracting(Request::state)
                .containsExactlyInAnyOrder(RequestState.DENIED, RequestState.AWAITING_MANAGER);
    }

    @Test
    void issueOfLongAgoIsLeftAloneUntilItChanges() {
        long iid = untold(IssueOffice.GOOD);
        office.company.advance(Duration.ofDays(8));
        office.sweep();
        assertThat(office.requests()).isEmpty();

        office.gitlab.edit(IssueOffice.PROJECT, iid, "riley", IssueOffice.GOOD + "\n");
        office.sweep();
        assertThat(office.requests()).hasSize(1);
    }

    @Test
    void gitLabThatDoesNotAnswerIsToldInTheReport() {
        office.shown =
                new HttpGitLab(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets("http://127.0.0.1:9"));

        assertThat(office.sweep().toString()).contains("that no hook told of");
    }

    /** Of which GitLab tells nobody. */
    private long untold(String description) {
        return office.gitlab.open(IssueOffice.PROJECT, "riley", "Access", Optional.of(description));
    }
}
