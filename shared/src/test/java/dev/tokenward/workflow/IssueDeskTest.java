package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk;
import dev.tokenward.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issue of GitLab is a request, and what happens to the one happens to the other. */
class IssueDeskTest {
    /** Riley, without a GitLab user name in the directory. */
    private static final Person NAMELESS =
            new Person(
                    Company.RILEY.email(),
                    "Riley",
                    Company.RILEY.manager(),
                    Company.RILEY.groups(),
                    Company.RILEY.roles(),
                    Optional.empty());

    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void issueOfTheTemplateBecomesItsAuthorsRequestAndIsCommentedAndLabelled() {
        long iid = office.opened("riley", IssueOffice.GOOD);

        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(r.requester()).isEqualTo(Company.RILEY.email());
        assertThat(r.content().purpose()).isEqualTo("Nightly export.");
        assertThat(r.content().removalDate()).hasToString("2027-03-31");
        assertThat(office.comments(iid))
                .singleElement()
                .asString()
                .contains("Request received", "31 March 2027", "morgan@example.com");
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).labels())
                .containsExactly("tokenward: awaiting manager");
    }

    @Test
    void sameEventTwiceLateOrInAnotherOrderIsOneRequest() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.told(iid, "open");
        office.told(iid, "reopen");
        office.told(iid, "close");

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.comments(iid)).hasSize(1);
    }

    @Test
    void otherIssuesOfTheProjectAreLeftAlone() {
        long iid = office.opened("riley", "The coffee machine is broken.");

        assertThat(office.requests()).isEmpty();
        assertThat(office.comments(iid)).isEmpty();
    }

    @Test
    void faultyIssueIsDeniedWithEachFaultAndClosed() {
        long iid =
                office.opened(
                        "riley",
                        IssueOffice.GOOD
                                .replace("2027-03-31", "03/04/2027")
                                .replace("OAUTH_CLIENT", "- [x] OAuth client\n- [x] API token"));

        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.DENIED);
        assertThat(r.reason().orElseThrow()).contains("\"Removal date\" is ambiguous", "\"Kind\"");
        assertThat(office.comments(iid))
                .singleElement()
                .asString()
                .contains("Denied", "\"Removal date\" is ambiguous", "\"Kind\"");
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();
    }

    @Test
    void closingByOurselvesIsNoWithdrawalAndOpensNothingAnew() {
        long iid = office.opened("riley", "## Purpose\n\nExport\n\n## Removal date\n\nnever\n");
        office.told(iid, "close");
        office.told(iid, "update");

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.comments(iid)).hasSize(1);
    }

    @Test
    void eventThatComesBeforeADeniedIssueIsClosedAsksNothingAnew() {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT,
                        "riley",
                        "Access",
                        Optional.of("## Purpose\n\nExport\n\n## Removal date\n\nnever\n"));
        var opened = office.gitlab.hook(IssueOffice.PROJECT, iid, "open", "riley");
        var hidden = office.gitlab.hook(IssueOffice.PROJECT, iid, "update", "riley");

        assertThat(office.delivered(opened)).isEqualTo(202);
        assertThat(
                        office.posted(
                                hidden.body()
                                        .replace(
                                                "\"changes\":{}",
                                                "\"changes\":{\"confidential\":{\"previous\":false,\"current\":true}}"),
                                Optional.ofNullable(hidden.headers().get("X-Gitlab-Token"))))
                .isEqualTo(202);
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.comments(iid)).hasSize(1);
    }

    /** Four kilobytes of quotes stopped whatever read them, and each sweep after it. */
    @Test
    void textThatIsNestedWithoutEndOrHasManyWordsForScopesIsAnswered() {
        long nested = office.opened("riley", IssueOffice.GOOD + "\n" + "+ ".repeat(5_000) + "x");
        long wordy =
                office.opened(
                        "riley",
                        IssueOffice.GOOD.replace(
                                "tickets:read",
                                IntStream.range(0, 900)
                                        .mapToObj(i -> "word" + i)
                                        .collect(Collectors.joining(" "))));

        assertThat(office.requests()).hasSize(2);
        assertThat(office.comments(nested)).hasSize(1);
        assertThat(office.comments(wordy))
                .singleElement()
                .asString()
                .contains("Denied", "name at most 30 scopes");
    }

    @Test
    void reopenedAfterADenialAndCorrectedItIsANewRequest() {
        long iid = office.opened("riley", "## Purpose\n\nExport\n\n## Removal date\n\nnever\n");
        office.reopen(iid, IssueOffice.GOOD);
        office.told(iid, "reopen");

        assertThat(office.requests())
                .extracting(Request::state)
                .containsExactlyInAnyOrder(RequestState.DENIED, RequestState.AWAITING_MANAGER);
    }

    @Test
    void closedByTheRequesterItIsWithdrawnByThem() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.change(iid, "riley", "{\"state_event\":\"close\"}");
        office.told(iid, "close");

        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(office.comments(iid)).hasSize(2).last().asString().contains("Withdrawn");
        assertThat(events(office.only())).contains("riley@example.com GITLAB request.withdrawn");
    }

    @Test
    void closedBySomebodyElseItIsWithdrawnAndSaysByWhom() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.change(iid, "morgan", "{\"state_event\":\"close\"}");
        office.told(iid, "close");

        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(r.reason().orElseThrow()).contains("closed by hand", "morgan");
        assertThat(events(r)).contains("system SYSTEM request.withdrawn");
    }

    @Test
    void editedDescriptionVoidsTheApprovalsAndSaysSo() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        company.approve(id, Company.DEVON);
        office.edit(iid, IssueOffice.GOOD.replace("Nightly", "Hourly"));

        Request r = company.request(id);
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(r.content().purpose()).isEqualTo("Hourly export.");
        assertThat(r.decisions()).hasSize(2);
        assertThat(r.approvalsStand()).isFalse();
        assertThat(office.comments(iid)).anyMatch(c -> c.contains("do not count any more"));
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).labels())
                .containsExactly("tokenward: awaiting manager");
    }

    @Test
    void otherWordsOfTheSameMeaningVoidNothing() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        String id = office.only().id();
        company.approve(id, Company.MORGAN);
        office.edit(iid, IssueOffice.GOOD + "\n> a quote\n");

        assertThat(company.request(id).state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
    }

    @Test
    void editThatMakesItFaultyDeniesIt() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.edit(iid, IssueOffice.GOOD.replace("2027-03-31", "soon"));

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();
    }

    @Test
    void editAfterTheIssuanceChangesNothingAndIsToldOnce() {
        long iid = office.issued();
        office.edit(iid, IssueOffice.GOOD.replace("tickets:read", "tickets:read, users:read"));
        office.told(iid, "update");

        assertThat(office.only().content().scopes()).containsExactly("tickets:read");
        assertThat(office.comments(iid))
                .filteredOn(c -> c.contains("The edit changes nothing"))
                .hasSize(1);
    }

    @Test
    void closedAfterTheIssuanceTheHolderIsAskedOnce() {
        long iid = office.issued();
        office.change(iid, "riley", "{\"state_event\":\"close\"}");
        office.told(iid, "close");
        office.told(iid, "update");

        assertThat(office.only().state()).isEqualTo(RequestState.ISSUED);
        assertThat(company.slack.texts)
                .filteredOn(t -> t.contains("Hand the credential back"))
                .hasSize(1);
    }

    @Test
    void movedIssueIsNoWithdrawalAndAFinding() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.gitlab.moveIssue(IssueOffice.PROJECT, iid, "acme/other");
        office.told(iid, "close");
        office.told(iid, "reopen");

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(company.store.outbox("alert:issue-moved-" + office.only().id())).isPresent();
    }

    @Test
    void authorWhomTheDirectoryDoesNotKnowIsToldOnceAndTakenUpLater() {
        company.without(Company.RILEY, NAMELESS);
        office.gitlab.setPublicEmail("riley", "sasha@example.com");
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.told(iid, "reopen");

        assertThat(office.requests()).isEmpty();
        assertThat(office.comments(iid)).singleElement().asString().contains("knows nobody");

        company.without(NAMELESS, Company.RILEY);
        office.edit(iid, IssueOffice.GOOD + "\n");
        assertThat(office.only().requester()).isEqualTo(Company.RILEY.email());
    }

    @Test
    void confirmedAddressCountsWhereOurTokenMaySeeIt() {
        company.without(Company.RILEY, NAMELESS);
        office.gitlab.with(GitLabQuirk.SERVICE_IS_ADMIN);
        office.opened("riley", IssueOffice.GOOD);

        assertThat(office.only().requester()).isEqualTo(Company.RILEY.email());
    }

    private List<String> events(Request r) {
        return company
                .store
                .auditLog()
                .events("request:" + r.id(), new PageRequest(50, Optional.empty()))
                .items()
                .stream()
                .map(e -> e.entry().actor() + " " + e.entry().channel() + " " + e.entry().type())
                .toList();
    }
}
