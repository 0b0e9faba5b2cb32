package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Occasion;
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
    private static final String FAULTY = "## Purpose\n\nExport\n\n## Removal date\n\nnever\n";

    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void approvalWithoutItsVersionDoesNotCountForATextThatWasEdited() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));
        Request r = office.only();

        Result<Request> blind = decide(r, Verdict.APPROVE, Optional.empty());
        assertThat(blind)
                .isEqualTo(
                        new Result.Refused<>(
                                new Refusal.Stale(
                                        "The text of this request was edited after it was made. Read it as"
                                                + " it is now, then approve it with the header If-Match: \""
                                                + r.version()
                                                + "\", which says that this is what you read.",
                                        r.version())));
        assertThat(decide(r, Verdict.APPROVE, Optional.of(r.version())))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void denialOfAnEditedTextNeedsNoVersion() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        assertThat(decide(office.only(), Verdict.DENY, Optional.empty()))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void otherWordsOfTheSameMeaningAskForNoVersionAfterwards() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        edit(iid, IssueOffice.GOOD + "\n> a quote\n");

        assertThat(decide(office.only(), Verdict.APPROVE, Optional.empty()))
                .isInstanceOf(Result.Done.class);
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

        sweep();
        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    @Test
    void lostHookOfAnEditIsMadeUpForByTheDailySweepOnceADay() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        company.advance(Duration.ofMinutes(1));
        office.gitlab.edit(
                IssueOffice.PROJECT, iid, "riley", IssueOffice.GOOD.replace("Nightly", "Hourly"));
        sweep();
        sweep();

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

    /** The end of the closing was not recorded, so it comes once more. */
    @Test
    void editAfterTheIssuanceFailedIsDecidedAnewAndNoRetryIssuesTheOldText() {
        long iid = failed();
        edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.only().approvalsStand()).isFalse();
    }

    @Test
    void closedAfterTheIssuanceFailedItIsWithdrawn() {
        long iid = failed();
        office.change(iid, "riley", "{\"state_event\":\"close\"}");

        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    /** The request fails with its issue open; another try may be ordered any time. */
    private long failed() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
        company.moves.apply(id, new Command.Claim("a1", Duration.ofMinutes(5), "cr_1"));
        company.moves.apply(id, new Command.Fail("a1", "Zendesk refuses it"));
        assertThat(office.only().state()).isEqualTo(RequestState.ISSUE_FAILED);
        return iid;
    }

    /** The one who closed it asked for nothing more; what was issued meanwhile is asked for. */
    @Test
    void closingThatMeetsTheEndOfTheIssuingAsksTheHolder() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
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
    }

    @Test
    void issueThatIsOpenedAgainAfterItsCredentialEndedSaysThatItIsSpent() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
        company.issuance.issue(id);
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

    @Test
    void editInTheSameStageIsAQuestionOfItsOwnForAsLongAsAnyOther() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        company.advance(Duration.ofDays(13));
        edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        Request r = office.only();
        assertThat(r.since()).isEqualTo(company.world.now());
        assertThat(r.nudged()).isEmpty();
        assertThat(r.lapsesAt().orElseThrow())
                .isAfter(company.world.now().plus(Duration.ofDays(13)));
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

    @Test
    void lateRepeatOfOurClosingLeavesAloneWhatWasOpenedAgain() {
        long iid = office.opened("riley", FAULTY);
        Request denied = office.only();
        company.advance(Duration.ofMinutes(1));
        reopen(iid, FAULTY);
        writeAgain(denied);
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();

        company.advance(Duration.ofMinutes(1));
        reopen(iid, IssueOffice.GOOD);
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
        company.advance(Duration.ofMinutes(1));
        reopen(iid, IssueOffice.GOOD);
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
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
        company.issuance.issue(id);
        company.advance(Duration.ofMinutes(1));
        edit(iid, IssueOffice.GOOD.replace("tickets:read", "tickets:read, users:read"));
        office.change(iid, "riley", "{\"state_event\":\"close\"}");
        company.advance(Duration.ofMinutes(1));
        new Reissue(company.world, company.revocation)
                .order(
                        Company.actor(Company.RILEY),
                        company.request(id).credentialId().orElseThrow());
        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        sweep();

        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        office.gitlab.reopen(IssueOffice.PROJECT, iid, "riley");
        company.advance(Duration.ofDays(1));
        sweep();
        assertThat(company.request(id).state()).isEqualTo(RequestState.APPROVED);
        assertThat(company.request(id).content().scopes()).containsExactly("tickets:read");
    }

    @Test
    void editOfATargetsRequestIsSupportOpsToMakeAndBeginsAnewWithThem() {
        String target =
                IssueOffice.GOOD.replace("PERSON", "TARGET") + "\n## Target\n\nStatus page\n";
        long iid = office.opened("quinn", target);
        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        edit(iid, target.replace("Status page", "Chat archive"));

        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(r.content().target()).contains("Chat archive");
        assertThat(office.comments(iid)).last().asString().contains("do not count any more");
    }

    @Test
    void editThatClaimsARightOfSupportOpsIsDeniedWithThatReason() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        edit(iid, IssueOffice.GOOD.replace("PERSON", "SUPPORT_OPS") + "\n## Use case\n\nMacros\n");

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.only().reason().orElseThrow())
                .contains("\"Category\"", "only members of Support Ops");
    }

    @Test
    void editWhileTheCredentialIsMadeCountsWhereItIsNotMadeAfterAll() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
        company.moves.apply(id, new Command.Claim("a1", Duration.ofMinutes(5), "cr_1"));
        edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));
        assertThat(office.only().state()).isEqualTo(RequestState.ISSUING);
        assertThat(office.only().content().purpose()).isEqualTo("Nightly export.");

        company.moves.apply(
                id,
                new Command.Defer("a1", "Zendesk is down", company.world.now().plusSeconds(60)));
        company.advance(Duration.ofHours(1));
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.only().approvalsStand()).isFalse();
    }

    private void changed(long iid, String event, Optional<Instant> updatedAt) {
        changed(new IssueRef(IssueOffice.PROJECT, iid, url(iid)), event, updatedAt);
    }

    private String url(long iid) {
        return office.gitlab.root() + "/" + IssueOffice.PROJECT + "/-/issues/" + iid;
    }

    private void changed(IssueRef issue, String event, Optional<Instant> updatedAt) {
        new IssueInbox(company.world).changed(issue, "update", event, updatedAt);
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

    private Result<Request> decide(Request r, Verdict verdict, Optional<Long> version) {
        return company.moves.apply(
                r.id(),
                new Command.Decide(
                        Company.actor(Company.MORGAN), verdict, Optional.of("why"), version));
    }

    private void edit(long iid, String description) {
        company.advance(Duration.ofMinutes(1));
        office.change(iid, "riley", "{\"description\":" + TextNode.valueOf(description) + "}");
    }

    private void reopen(long iid, String description) {
        office.change(
                iid,
                "riley",
                "{\"state_event\":\"reopen\",\"description\":"
                        + TextNode.valueOf(description)
                        + "}");
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

    private void sweep() {
        new LookAtIssues(company.world)
                .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
        office.drain();
    }
}
