package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Commit;
import dev.tokenward.store.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hooks that are lost, early, late or of another place lead to what the issue says. */
class IssueDeskFaultsTest {
    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void issueThatOurTokenDoesNotSeeIsAFindingAndLikeABrokenAttemptGivenUpInTheEnd() {
        changed(7777, "unseen", Optional.empty());
        company.world.tell(
                new Notice(
                        "gitlab:broken",
                        Notice.Topic.ISSUE_CHANGED,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.Tokenward(),
                        Map.of("iid", "not a number")));
        office.drain();

        assertThat(alerts("issue-unseen-" + IssueOffice.PROJECT + "#7777"))
                .singleElement()
                .asString()
                .contains("/-/issues/7777");
        assertThat(row("unseen").status()).isEqualTo(OutboxRow.Status.PENDING);
        for (int i = 0; i < 20; i++) {
            company.advance(Duration.ofHours(7));
            office.drain();
        }
        assertThat(row("unseen").status()).isEqualTo(OutboxRow.Status.FAILED);
        assertThat(row("broken").status()).isEqualTo(OutboxRow.Status.FAILED);
        assertThat(alerts("notice-ISSUE_CHANGED-" + url(7777)))
                .singleElement()
                .asString()
                .contains("came in", "/-/issues/7777");
    }

    @Test
    void copyOfTheIssueThatIsOlderThanItsEventIsWaitedForAnHourAtMost() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        Instant now = company.world.now();
        changed(iid, "same", Optional.of(now.plusMillis(1)));
        changed(iid, "newer", Optional.of(now.plusSeconds(60)));
        office.drain();
        assertThat(row("same").status()).isEqualTo(OutboxRow.Status.SENT);
        assertThat(row("newer").status()).isEqualTo(OutboxRow.Status.PENDING);
        assertThat(row("newer").failure().orElseThrow()).contains("as it was before the event");

        company.advance(Duration.ofHours(2));
        office.drain();
        assertThat(row("newer").status()).isEqualTo(OutboxRow.Status.SENT);
    }

    @Test
    void lostHookOfAClosingIsMadeUpForByTheDailySweep() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.gitlab.close(IssueOffice.PROJECT, iid, "riley");
        SweepRun dry = new SweepRun(company.world, SweepRun.Mode.DAILY, true);
        new LookAtIssues(company.world).run(dry);
        office.drain();
        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);

        office.sweep();
        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    @Test
    void lostHookOfAnEditIsMadeUpForByTheDailySweepOnceADay() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        company.advance(Duration.ofMinutes(1));
        office.gitlab.edit(
                IssueOffice.PROJECT, iid, "riley", IssueOffice.GOOD.replace("Nightly", "Hourly"));
        office.sweep();
        office.sweep();

        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.comments(iid)).hasSize(2);
    }

    @Test
    void issueOfARenamedProjectCarriesNoSecondRequest() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.gitlab.moveProject(IssueOffice.PROJECT, "acme/access");
        for (int i = 0; i < 2; i++) {
            changed(new IssueRef("acme/access", iid, ""), "renamed" + i, Optional.empty());
            office.drain();
        }

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.comments("acme/access", iid))
                .filteredOn(c -> c.contains("No new request") && c.contains(office.only().id()))
                .hasSize(1);
    }

    @Test
    void issueThatIsMovedIntoAnotherConfiguredProjectCarriesNoSecondRequest() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        long there = office.gitlab.moveIssue(IssueOffice.PROJECT, iid, "acme/other");
        changed(new IssueRef("acme/other", there, ""), "moved", Optional.empty());
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.comments("acme/other", there))
                .last()
                .asString()
                .contains("No new request", office.only().id());
    }

    /** GitLab was silent, and somebody named an issue that is not theirs. */
    @Test
    void issueThatWasClaimedUncheckedAndGivenUpIsItsAuthorsStill() {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT, "riley", "Access", Optional.of(IssueOffice.GOOD));
        company.store.commit(
                new Commit()
                        .take(
                                Commit.Place.issue(
                                        new IssueRef(IssueOffice.PROJECT, iid, url(iid)),
                                        "rq_stranger"))
                        .request(claimedUnchecked("rq_stranger", iid)));
        company.moves.apply("rq_stranger", new Command.Withdraw(Company.actor(Company.AVERY)));
        office.told(iid, "open");

        assertThat(office.requests())
                .extracting(Request::requester)
                .contains(Company.RILEY.email());
    }

    private Change<Request> claimedUnchecked(String id, long iid) {
        office.opened("avery", IssueOffice.GOOD);
        Content content = office.only().content();
        return RequestLifecycle.open(
                id,
                Company.actor(Company.AVERY),
                new Content(
                        content.category(),
                        content.kind(),
                        content.purpose(),
                        content.removalDate(),
                        Optional.of(new IssueRef(IssueOffice.PROJECT, iid, url(iid))),
                        content.target(),
                        content.useCase(),
                        content.needsAdmin(),
                        content.adminReason(),
                        content.scopes(),
                        content.apiCalls()),
                false,
                Optional.empty(),
                company.world.facts(Company.AVERY.email()),
                company.world.now());
    }

    private void changed(long iid, String event, Optional<Instant> updatedAt) {
        changed(new IssueRef(IssueOffice.PROJECT, iid, url(iid)), event, updatedAt);
    }

    private void changed(IssueRef issue, String event, Optional<Instant> updatedAt) {
        new IssueInbox(company.world).changed(issue, "update", event, updatedAt);
    }

    private String url(long iid) {
        return office.gitlab.root() + "/" + IssueOffice.PROJECT + "/-/issues/" + iid;
    }

    private OutboxRow row(String event) {
        return company.store.outbox("gitlab:" + event).orElseThrow();
    }

    /** What Support Ops read of it in the last days. */
    private List<String> alerts(String matter) {
        LocalDate today = Company.POLICY.today(company.world.now());
        return IntStream.range(0, 10)
                .mapToObj(ago -> "alert:" + matter + ":" + today.minusDays(ago))
                .flatMap(key -> company.store.outbox(key).stream())
                .map(row -> row.notice().params().getOrDefault("what", ""))
                .toList();
    }
}
