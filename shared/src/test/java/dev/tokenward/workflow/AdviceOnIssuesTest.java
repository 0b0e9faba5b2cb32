package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who names API calls in an issue is advised there as everywhere. */
class AdviceOnIssuesTest {
    private static final String CALLS =
            IssueOffice.GOOD + "\n## API calls\n\nGET /api/v2/tickets\n";
    private static final String NO_ADMIN =
            CALLS.replace("Audit events are for administrators only.", "not needed");

    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void requesterReadsWhatTheNamedCallsNeed() {
        long iid = office.opened("riley", CALLS);

        assertThat(office.comments(iid))
                .first()
                .asString()
                .contains("Request received", "What the named calls need", "tickets:read");
    }

    @Test
    void withoutNamedCallsNothingIsSaidOfThem() {
        assertThat(office.comments(office.opened("riley", IssueOffice.GOOD)).toString())
                .contains("Request received")
                .doesNotContain("named calls");
    }

    @Test
    void denialHasTheAlternativeWithTheScopes() {
        long iid = office.opened("riley", NO_ADMIN);

        deniedWithAlternative(iid);
    }

    @Test
    void soHasTheDenialThatAnEditLeadsTo() {
        long iid = office.opened("riley", CALLS);
        office.edit(iid, NO_ADMIN);

        deniedWithAlternative(iid);
    }

    /** Also where only a person sees that it is not needed. */
    @Test
    void soHasTheDenialByAnApprover() {
        long iid = office.opened("riley", CALLS.replace("audit_logs:read", "read"));
        office.decide(Verdict.DENY);
        office.drain();

        assertThat(office.only().guidance().orElseThrow())
                .startsWith(Company.POLICY.guidance())
                .contains("such a token takes the scopes tickets:read.");
        assertThat(office.comments(iid))
                .last()
                .asString()
                .contains("What fits instead", "takes the scopes tickets:read");
    }

    @Test
    void whatWasAskedForIsNotSaidToFitInsteadOfItself() {
        String fitting = IssueOffice.GOOD + "\n## API calls\n\nGET /api/v2/incremental/tickets\n";
        office.opened("riley", fitting);
        office.decide(Verdict.DENY);

        assertThat(office.only().content().scopes()).containsExactly("tickets:read");
        assertThat(office.only().guidance()).isEmpty();
    }

    @Test
    void withoutNamedCallsADenialAdvisesNothing() {
        office.opened("riley", IssueOffice.GOOD);
        office.decide(Verdict.DENY);

        assertThat(office.only().guidance()).isEmpty();
    }

    @Test
    void editWithAFaultIsAnsweredWithWhatWasReadToo() {
        long iid = office.opened("riley", CALLS);
        office.edit(iid, CALLS.replace("2027-03-31", "some day"));

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.comments(iid))
                .last()
                .asString()
                .contains("\"Removal date\"", "Read from the description", "PERSON");
    }

    private void deniedWithAlternative(long iid) {
        Request r = office.only();
        assertThat(r.state()).isEqualTo(RequestState.DENIED);
        assertThat(r.guidance().orElseThrow())
                .startsWith(Company.POLICY.guidance())
                .contains(
                        "For the calls that you named, such a token takes the scopes tickets:read.");
        assertThat(office.comments(iid))
                .last()
                .asString()
                .contains("What fits instead", "takes the scopes tickets:read");
    }
}
