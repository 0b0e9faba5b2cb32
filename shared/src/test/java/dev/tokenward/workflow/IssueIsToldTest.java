package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every step is told on the issue, with its label; also the steps that lead nowhere at first. */
class IssueIsToldTest {
    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> labels(long iid) {
        return office.gitlab.issue(IssueOffice.PROJECT, iid).labels();
    }

    private String last(long iid) {
        return office.comments(iid).getLast();
    }

    /** The same GitLab, whose answer to everything is that there is no such thing. */
    private GitLab blind() {
        return (GitLab)
                Proxy.newProxyInstance(
                        GitLab.class.getClassLoader(),
                        new Class<?>[] {GitLab.class},
                        (proxy, method, args) -> new Answer.Missing<>("404 Project Not Found"));
    }

    @Test
    void requestThatNobodyMayDecideIsAnsweredOnItsIssueWithWhatWasUnderstood() {
        company.without(Company.MORGAN);

        long iid = office.opened("riley", IssueOffice.GOOD);

        assertThat(office.comments(iid))
                .singleElement()
                .asString()
                .contains(
                        "Nobody may decide",
                        "Request received",
                        "Read from the description",
                        "Nightly export.",
                        "Support Ops managers, who keep the directory");
        assertThat(labels(iid)).containsExactly("tokenward: awaiting manager");
    }

    @Test
    void readingIsOnTheIssueAlsoWhereGitLabAnswersAfterTheDecisions() {
        office.shown = office.client;
        long iid = office.gitlab.open(IssueOffice.PROJECT, "riley", "Access", text());
        office.delivered(office.gitlab.hook(IssueOffice.PROJECT, iid, "open", "riley"));
        office.shown = firstReads(office.client);
        office.drain();
        assertThat(office.comments(iid)).isEmpty();
        company.approve(office.only().id(), Company.MORGAN);
        company.approve(office.only().id(), Company.DEVON);

        office.shown = office.client;
        company.advance(Duration.ofMinutes(10));
        office.drain();

        assertThat(office.comments(iid))
                .anyMatch(c ->
                        c.contains("Request received") && c.contains("Read from the description"))
                .as("it is decided by then")
                .noneMatch(c -> c.contains("decision is wanted") || c.contains("not decided yet"));
    }

    private static Optional<String> text() {
        return Optional.of(IssueOffice.GOOD);
    }

    /** Reads as the client does, and takes no comment yet. */
    private static GitLab firstReads(GitLab client) {
        return (GitLab)
                Proxy.newProxyInstance(
                        GitLab.class.getClassLoader(),
                        new Class<?>[] {GitLab.class},
                        (proxy, method, args) ->
                                method.getName().equals("comment")
                                        ? new Answer.Later<>(Optional.empty(), "503")
                                        : method.invoke(client, args));
    }

    @Test
    void denialThatGitLabDoesNotSeeForAnHourIsCommentedLabelledAndClosesTheIssueAfterwards() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.shown = blind();
        assertThat(office.decide(Verdict.DENY).state()).isEqualTo(RequestState.DENIED);
        office.drain();
        int before = office.comments(iid).size();

        office.shown = office.client;
        company.advance(Duration.ofHours(1));
        office.drain();

        assertThat(office.comments(iid)).hasSize(before + 1).last().asString().contains("Denied");
        assertThat(labels(iid)).containsExactly("tokenward: denied");
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();
    }

    @Test
    void anotherTryAndAPuttingOffAreSteps() {
        long iid = office.failed();
        office.drain();
        assertThat(labels(iid)).containsExactly("tokenward: issue failed");

        String id = office.only().id();
        company.moves.apply(id, new Command.Retry(Company.actor(Company.SASHA)));
        office.drain();
        assertThat(labels(iid)).containsExactly("tokenward: approved");
        assertThat(last(iid)).contains("Approved.", "Tokenward does it now");

        company.moves.apply(id, new Command.Claim("a2", Duration.ofMinutes(5), "cr_1"));
        company.moves.apply(
                id,
                new Command.Defer(
                        "a2", "Zendesk is down", company.world.now().plus(Duration.ofHours(2))));
        office.drain();
        assertThat(last(iid)).contains("Put off.", "Zendesk is down", "tries again on");
    }

    @Test
    void requestOfTheApiSaysThatItsIssuesTextChangesNothing() {
        long iid = office.gitlab.open(IssueOffice.PROJECT, "riley", "Access", text());
        office.asked(Company.RILEY, office.link(IssueOffice.PROJECT, iid));
        office.drain();
        assertThat(last(iid)).contains("made through the API", "take it back and ask anew");

        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        assertThat(office.only().content().purpose()).isEqualTo("export");
        assertThat(office.comments(iid)).hasSize(1);
    }
}
