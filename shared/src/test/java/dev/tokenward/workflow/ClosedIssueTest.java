package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Occasion;
import dev.tokenward.store.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closings by hand and our own, each once, and what is opened again after them. */
class ClosedIssueTest {
    private static final String FAULTY = "## Purpose\n\nExport\n\n## Removal date\n\nnever\n";

    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void closedAfterTheIssuanceFailedItIsWithdrawn() {
        long iid = office.failed();
        office.change(iid, "riley", "{\"state_event\":\"close\"}");

        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    /** The one who closed it asked for nothing more; what was issued meanwhile is asked for. */
    @Test
    void closingThatMeetsTheEndOfTheIssuingAsksTheHolder() {
        long iid = office.approved();
        String id = office.only().id();
        Request before = company.request(id);
        company.issuance.issue(id);
        office.gitlab.close(IssueOffice.PROJECT, iid, "riley");
        IssueClosings closings = new IssueClosings(company.world, new IssueAuthors(company.world));

        assertThat(
                        closings.look(
                                before,
                                ((Answer.Ok<GitLab.Issue>)
                                                office.client.issue(
                                                        new IssueRef(IssueOffice.PROJECT, iid, "")))
                                        .value(),
                                office.client))
                .isInstanceOf(Answer.Later.class);
        assertThat(company.request(id).state()).isEqualTo(RequestState.ISSUED);

        office.told(iid, "close");
        assertThat(company.slack.texts)
                .filteredOn(t -> t.contains("Hand the credential back"))
                .hasSize(1);
    }

    @Test
    void issueThatIsOpenedAgainAfterItsCredentialEndedSaysThatItIsSpent() {
        long iid = office.issued();
        String id = office.only().id();
        Credential held = company.credential(company.request(id).credentialId().orElseThrow());
        assertThat(company.inventory.revoke(Company.actor(Company.RILEY), held.id(), held.name()))
                .isInstanceOf(Result.Done.class);
        office.drain();
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();
        company.advance(Duration.ofMinutes(1));
        office.change(iid, "riley", "{\"state_event\":\"reopen\"}");

        assertThat(office.comments(iid)).last().asString().contains("Nothing is asked");
        assertThat(office.requests()).hasSize(1);
    }

    /** The end of the closing was not recorded, so it comes once more. */
    @Test
    void lateRepeatOfOurClosingLeavesAloneWhatWasOpenedAgain() {
        long iid = office.opened("riley", FAULTY);
        Request denied = office.only();
        office.reopen(iid, FAULTY);
        writeAgain(denied);
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();

        office.reopen(iid, IssueOffice.GOOD);
        writeAgain(denied);

        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isTrue();
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).labels())
                .containsExactly("tokenward: awaiting manager");
    }

    @Test
    void issueThatIsOpenedAgainBeforeItsClosingIsOverIsTakenUpAfterwards() {
        long iid = office.opened("riley", FAULTY);
        Request denied = office.only();
        String key = closing(denied);
        OutboxRow done = company.store.outbox(key).orElseThrow();
        company.store.outboxRetry(
                done, "as if its end had been lost", company.world.now().plusSeconds(3_600));
        office.reopen(iid, IssueOffice.GOOD);
        assertThat(office.requests()).hasSize(1);

        company.advance(Duration.ofHours(2));
        office.drain();
        company.advance(Duration.ofHours(2));
        office.drain();

        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isTrue();
        assertThat(office.requests())
                .extracting(Request::state)
                .containsExactlyInAnyOrder(RequestState.DENIED, RequestState.AWAITING_MANAGER);
    }

    @Test
    void closingAndEditThatWereAnsweredDoNotCountWhenTheValueIsIssuedAnew() {
        long iid = office.issued();
        String id = office.only().id();
        company.advance(Duration.ofMinutes(1));
        office.edit(iid, IssueOffice.GOOD.replace("tickets:read", "tickets:read, users:read"));
        office.change(iid, "riley", "{\"state_event\":\"close\"}");
        company.advance(Duration.ofMinutes(1));
        new Reissue(company.world, company.revocation)
                .order(
                        Company.actor(Company.RILEY),
                        company.request(id).credentialId().orElseThrow());
        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        office.sweep();

        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        office.gitlab.reopen(IssueOffice.PROJECT, iid, "riley");
        company.advance(Duration.ofDays(1));
        office.sweep();
        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        assertThat(company.request(id).content().scopes()).containsExactly("tickets:read");
    }

    private static String closing(Request denied) {
        return Notice.keyOf(
                denied.id(),
                Notice.Topic.DENIED,
                denied.version(),
                new Notice.Recipient.Issue(true));
    }

    private void writeAgain(Request denied) {
        Notice notice = company.store.outbox(closing(denied)).orElseThrow().notice();
        Occasion occasion =
                new Occasion(
                        notice,
                        Optional.of(denied),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Company.POLICY,
                        company.world.now(),
                        true,
                        List.of());
        assertThat(new IssueComments(company.world, () -> office.client).write(occasion))
                .isEqualTo(new Answer.Ok<>("commented"));
    }
}
