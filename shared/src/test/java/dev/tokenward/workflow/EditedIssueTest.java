package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Stage;
import dev.tokenward.domain.Verdict;
import dev.tokenward.notification.SeenRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an edit does in each state of the request, and to those who decide on it. */
class EditedIssueTest {
    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void approvalWithoutItsVersionDoesNotCountForATextThatWasEdited() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));
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
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        assertThat(decide(office.only(), Verdict.DENY, Optional.empty()))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void otherWordsOfTheSameMeaningAskForNoVersionAfterwards() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.edit(iid, IssueOffice.GOOD + "\n> a quote\n");

        assertThat(decide(office.only(), Verdict.APPROVE, Optional.empty()))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void editInTheSameStageIsAQuestionOfItsOwnForAsLongAsAnyOther() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        company.advance(Duration.ofDays(13));
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        Request r = office.only();
        assertThat(r.since()).isEqualTo(company.world.now());
        assertThat(r.nudged()).isEmpty();
        assertThat(r.lapsesAt().orElseThrow())
                .isAfter(company.world.now().plus(Duration.ofDays(13)));
    }

    @Test
    void editOfATargetsRequestIsSupportOpsToMakeAndBeginsAnewWithThem() {
        String target =
                IssueOffice.GOOD.replace("PERSON", "TARGET") + "\n## Target\n\nStatus page\n";
        long iid = office.opened("quinn", target);
        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        office.edit(iid, target.replace("Status page", "Chat archive"));

        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(r.content().target()).contains("Chat archive");
        assertThat(office.comments(iid)).last().asString().contains("do not count any more");
    }

    @Test
    void editThatClaimsARightOfSupportOpsIsDeniedWithThatReason() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.edit(
                iid,
                IssueOffice.GOOD.replace("PERSON", "SUPPORT_OPS") + "\n## Use case\n\nMacros\n");

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.only().reason().orElseThrow())
                .contains("\"Category\"", "only members of Support Ops");
    }

    @Test
    void editWhileTheCredentialIsMadeCountsWhereItIsNotMadeAfterAll() {
        long iid = office.approved();
        String id = office.only().id();
        company.moves.apply(id, new Command.Claim("a1", Duration.ofMinutes(5), "cr_1"));
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));
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

    @Test
    void editAfterTheIssuanceFailedIsDecidedAnewAndNoRetryIssuesTheOldText() {
        long iid = office.failed();
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.only().approvalsStand()).isFalse();
    }

    @Test
    void textThatIsChangedAndChangedBackIsApprovedByNobody() {
        long iid = office.approved();
        Request approved = office.only();
        String button = SeenRequest.of(approved).value();
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        office.edit(iid, IssueOffice.GOOD);

        Request r = office.only();
        assertThat(r.content()).isEqualTo(approved.content());
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(r.approvalsStand()).isFalse();
        assertThat(r.standing(Stage.MANAGER)).isEmpty();
        assertThat(new SlackDecision(company.world, true).approve(morgan(), button))
                .as("what the first message asked")
                .hasValueSatisfying(told -> assertThat(told).contains("changed"));
        assertThat(decide(r, Verdict.APPROVE, Optional.of(r.version())))
                .isInstanceOf(Result.Done.class);
        assertThat(office.only().approvalsStand()).as("one stage of two").isFalse();
    }

    private static Actor morgan() {
        return Company.actor(Company.MORGAN);
    }

    private Result<Request> decide(Request r, Verdict verdict, Optional<Long> version) {
        return company.moves.apply(
                r.id(),
                new Command.Decide(
                        Company.actor(Company.MORGAN),
                        verdict,
                        Optional.of("why"),
                        version,
                        Optional.empty()));
    }
}
