package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A copy of GitLab's database may lag behind: what was read once does not come back. */
class LaggingGitLabTest {
    private static final String EDITED = IssueOffice.GOOD.replace("Nightly", "Hourly");
    private static final String FAULTY = IssueOffice.GOOD.replace("2027-03-31", "soon");

    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void olderTextDoesNotComeBackAfterANewerOneWasCarriedOut() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        GitLab.Issue before = seen(iid);
        office.edit(iid, EDITED);
        office.company.moves.apply(
                office.only().id(),
                new Command.Decide(
                        Company.actor(Company.MORGAN),
                        Verdict.APPROVE,
                        Optional.of("needed"),
                        Optional.of(office.only().version()),
                        Optional.empty()));

        office.shown = stuckAt(before);
        office.sweep();
        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);

        office.shown = office.client;
        office.edit(iid, IssueOffice.GOOD);
        assertThat(office.only().content().purpose()).isEqualTo("Nightly export.");
    }

    @Test
    void textThatWasOnlyRewordedSinceCountsAsReadToo() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.edit(iid, EDITED);
        GitLab.Issue before = seen(iid);
        office.edit(iid, EDITED + "\n> a quote\n");

        office.shown = stuckAt(before);
        office.sweep();
        office.shown = office.client;
        long version = office.only().version();
        office.sweep();
        assertThat(office.only().version()).isEqualTo(version);
    }

    @Test
    void closingThatWasTakenBackBeforeTheLastEditWithdrawsNothing() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.company.advance(java.time.Duration.ofMinutes(1));
        office.gitlab.close(IssueOffice.PROJECT, iid, "riley");
        GitLab.Issue closed = seen(iid);
        office.reopen(iid, EDITED);

        office.shown = stuckAt(closed);
        office.sweep();
        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
    }

    @Test
    void copyFromBeforeTheClosingOfADeniedIssueIsNoIssueThatWasOpenedAgain() {
        long iid = office.gitlab.open(IssueOffice.PROJECT, "riley", "Access", Optional.of(FAULTY));
        GitLab.Issue before = seen(iid);
        office.told(iid, "open");
        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);

        office.shown = stuckAt(before);
        office.told(iid, "reopen");
        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);

        office.shown = office.client;
        office.reopen(iid, IssueOffice.GOOD);
        assertThat(office.requests()).hasSize(2);
    }

    private GitLab.Issue seen(long iid) {
        IssueRef ref = new IssueRef(IssueOffice.PROJECT, iid, "");
        if (office.client.issue(ref) instanceof Answer.Ok<GitLab.Issue>(GitLab.Issue issue)) {
            return issue;
        }
        throw new AssertionError("GitLab does not show it");
    }

    /** The same GitLab, which shows this in place of each issue. */
    private GitLab stuckAt(GitLab.Issue old) {
        return (GitLab)
                Proxy.newProxyInstance(
                        GitLab.class.getClassLoader(),
                        new Class<?>[] {GitLab.class},
                        (proxy, method, args) ->
                                method.getName().equals("issue")
                                        ? new Answer.Ok<>(old)
                                        : method.invoke(office.client, args));
    }
}
