package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.HttpGitLab;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C40: an issue is one issue wherever it goes, and another one in its old place is another. */
class IssueIdentityTest {
    private static final String NEW_PATH = "acme/access";

    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void issueOfARenamedProjectCarriesNoSecondRequestByTheApiBeforeAnyComment() {
        long iid = open();
        Request first = done(office.asked(Company.RILEY, link(iid)));
        office.gitlab.moveProject(IssueOffice.PROJECT, NEW_PATH);

        assertThat(taken(office.asked(Company.RILEY, office.link(NEW_PATH, iid))))
                .contains(first.id());
        changed(NEW_PATH, iid);
        assertThat(office.only()).isEqualTo(first);
        assertThat(office.comments(NEW_PATH, iid))
                .singleElement()
                .asString()
                .contains("No new request", first.id());
    }

    @Test
    void movedIssueCarriesNoSecondRequestByTheApiOnceItsOldPlaceWasLookedAt() {
        long iid = open();
        Request first = done(office.asked(Company.RILEY, link(iid)));
        long there = office.gitlab.moveIssue(IssueOffice.PROJECT, iid, "acme/other");
        changed(IssueOffice.PROJECT, iid);

        assertThat(taken(office.asked(Company.RILEY, office.link("acme/other", there))))
                .contains(first.id());
    }

    @Test
    void movedIssueCarriesNoSecondRequestByTheApiWhereOurCommentsStand() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        long there = office.gitlab.moveIssue(IssueOffice.PROJECT, iid, "acme/other");

        assertThat(taken(office.asked(Company.RILEY, office.link("acme/other", there))))
                .contains(office.only().id());
    }

    @Test
    void requestOfWhileGitLabWasSilentIsDeniedWhereItsIssueCarriesAnother() {
        long iid = open();
        Request first = done(office.asked(Company.RILEY, link(iid)));
        office.gitlab.moveProject(IssueOffice.PROJECT, NEW_PATH);
        Requests deaf = deaf();
        Request second =
                done(
                        deaf.submit(
                                Company.actor(Company.RILEY),
                                IssueOffice.naming(office.link(NEW_PATH, iid)),
                                Optional.empty()));
        assertThat(second.issueChecked()).isFalse();
        office.requests(office.client).recheckIssue(second);

        Request denied = office.company.request(second.id());
        assertThat(denied.state()).isEqualTo(RequestState.DENIED);
        assertThat(denied.reason().orElseThrow()).contains("carries a request already", first.id());
    }

    @Test
    void requestThatIsConfirmedLateHoldsItsIssueWhereverItGoes() {
        long iid = open();
        Requests deaf = deaf();
        Request first =
                done(
                        deaf.submit(
                                Company.actor(Company.RILEY),
                                IssueOffice.naming(link(iid)),
                                Optional.empty()));
        office.requests(office.client).recheckIssue(first);
        assertThat(office.company.request(first.id()).issueChecked()).isTrue();
        office.gitlab.moveProject(IssueOffice.PROJECT, NEW_PATH);

        assertThat(taken(office.asked(Company.RILEY, office.link(NEW_PATH, iid))))
                .contains(first.id());
    }

    /** An archived project was renamed, and a new one begins with the same numbers. */
    @Test
    void anotherIssueInTheSamePlaceIsItsAuthorsAndDoesNothingToTheFirstRequest() {
        office.gitlab.addProject(70, "acme/reused");
        long iid = office.gitlab.open("acme/reused", "riley", "Access", Optional.of("Please."));
        Request first = done(office.asked(Company.RILEY, office.link("acme/reused", iid)));
        office.drain();
        office.gitlab.moveProject("acme/reused", "acme/archive");
        office.gitlab.addProject(71, "acme/reused");
        assertThat(
                        office.gitlab.open(
                                "acme/reused", "avery", "Mine", Optional.of(IssueOffice.GOOD)))
                .isEqualTo(iid);
        changed("acme/reused", iid);

        assertThat(office.requests())
                .extracting(Request::requester)
                .containsExactlyInAnyOrder(Company.RILEY.email(), Company.AVERY.email());
        office.gitlab.close("acme/reused", iid, "avery");
        changed("acme/reused", iid);
        assertThat(office.company.request(first.id()).state())
                .isEqualTo(RequestState.AWAITING_MANAGER);
        office.requests(office.client).withdraw(Company.actor(Company.RILEY), first.id());
        office.drain();
        assertThat(office.comments("acme/reused", iid))
                .hasSize(2)
                .noneMatch(c -> c.contains("Riley"));
    }

    @Test
    void issueThatIsNotTheirsIsRefusedInOneWayWhateverItsState() {
        long open = office.gitlab.open(IssueOffice.PROJECT, "morgan", "x", Optional.empty());
        long closed = office.gitlab.open(IssueOffice.PROJECT, "morgan", "x", Optional.empty());
        office.gitlab.close(IssueOffice.PROJECT, closed, "morgan");
        long moved = office.gitlab.open(IssueOffice.PROJECT, "morgan", "x", Optional.empty());
        office.gitlab.moveIssue(IssueOffice.PROJECT, moved, "acme/other");
        long carrying = office.opened("morgan", IssueOffice.GOOD);

        String missing = refused(Company.AVERY, 7777);
        assertThat(missing).contains("written by or assigned to you (avery)");
        for (long iid : new long[] {open, closed, moved, carrying}) {
            assertThat(refused(Company.AVERY, iid)).isEqualTo(missing);
        }
        office.company.without(Company.AVERY, nameless(Company.AVERY));
        String unnamed = refused(Company.AVERY, 7777);
        assertThat(unnamed).contains("no GitLab user name for you", "Support Ops can add it");
        assertThat(refused(Company.AVERY, open)).isEqualTo(unnamed);
        assertThat(refused(Company.MORGAN, closed)).contains("is closed");
        assertThat(refused(Company.MORGAN, moved)).contains("was moved");
    }

    @Test
    void whatAnotherAskedByAnIssueIsNotToldWhileGitLabIsSilent() {
        long iid = open();
        Request first = done(office.asked(Company.RILEY, link(iid)));
        Requests deaf = deaf();

        assertThat(
                        deaf.submit(
                                        Company.actor(Company.AVERY),
                                        IssueOffice.naming(link(iid)),
                                        Optional.empty())
                                .toString())
                .contains("Try again later")
                .doesNotContain(first.id());
        assertThat(
                        taken(
                                deaf.submit(
                                        Company.actor(Company.RILEY),
                                        IssueOffice.naming(link(iid)),
                                        Optional.empty())))
                .contains(first.id());
    }

    /** By way of a GitLab that does not answer. */
    private Requests deaf() {
        return office.requests(
                new HttpGitLab(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets("http://127.0.0.1:9")));
    }

    /** What was refused, without the link, which they wrote themselves. */
    private String refused(Person person, long iid) {
        return office.asked(person, link(iid)).toString().replace(link(iid), "LINK");
    }

    private static Person nameless(Person p) {
        return new Person(
                p.email(), p.name(), p.manager(), p.groups(), p.roles(), Optional.empty());
    }

    private void changed(String project, long iid) {
        new IssueInbox(office.company.world)
                .changed(
                        new IssueRef(project, iid, office.link(project, iid)),
                        "update",
                        "changed" + office.company.world.ids().request(),
                        Optional.empty());
        office.drain();
    }

    /** An issue whose text asks for nothing. */
    private long open() {
        return office.gitlab.open(
                IssueOffice.PROJECT, "riley", "Access", Optional.of("For the export."));
    }

    private String link(long iid) {
        return office.link(IssueOffice.PROJECT, iid);
    }

    private static Optional<String> taken(Result<Request> result) {
        return result instanceof Result.Refused<Request>(Refusal refusal)
                        && refusal instanceof Refusal.Taken taken
                ? taken.by()
                : Optional.empty();
    }
}
