package dev.tokenward.workflow;

import static dev.tokenward.workflow.Company.DEVON;
import static dev.tokenward.workflow.Company.MORGAN;
import static dev.tokenward.workflow.Company.QUINN;
import static dev.tokenward.workflow.Company.RILEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between approval and issuing lie days: what was approved is looked at once more (hazard E8). */
class CheckAtIssuingTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Request issue(Request r) {
        company.issuance.issue(r.id());
        return company.request(r.id());
    }

    private List<String> clients() {
        return company.account.screen.clients().stream()
                .map(c -> c.identifier())
                .filter(id -> !id.equals(SimulatedZendesk.OWN))
                .toList();
    }

    @Test
    void nothingChangedSoItIsIssued() {
        Request r = issue(company.approved(Kind.OAUTH_CLIENT));

        assertThat(r.state()).isEqualTo(RequestState.ISSUED);
        assertThat(clients()).containsExactly("tokenward-req-1");
    }

    @Test
    void whatADeadAttemptHandedOverIsTakenOutEvenWhileTheCheckPutsTheRequestOff() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.slack.change =
                where -> {
                    throw new IllegalStateException("the process dies");
                };
        assertThatThrownBy(() -> issue(approved)).hasMessage("the process dies");
        assertThat(clients()).hasSize(1);
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", "/api/v2/users/search"),
                        Fault.answer(Reply.text(503, "down")));

        company.advance(Issuance.LEASE);
        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.APPROVED);
        assertThat(r.reason().orElseThrow()).contains("Looking for the requester");
        assertThat(clients()).isEmpty();
    }

    @Test
    void requesterSuspendedInZendeskGetsNothingUntilThatChangesAndAManagerOrdersAnotherTry() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.account.screen.suspend("riley@example.com");

        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.ISSUE_FAILED);
        assertThat(r.reason().orElseThrow()).contains("suspended in Zendesk");
        assertThat(clients()).isEmpty();
        assertThat(company.credentialOf(r.id()).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void requesterDeletedInZendeskGetsNothing() {
        Request approved = company.approved(Kind.API_TOKEN);
        company.account.screen.delete("riley@example.com");

        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.ISSUE_FAILED);
        assertThat(r.reason().orElseThrow()).contains("deleted in Zendesk");
        assertThat(company.account.screen.apiTokens()).isEmpty();
    }

    @Test
    void requesterWhomZendeskDoesNotFindYetWaitsAndIsServedWhenFound() {
        company.account.settings.searchDelay(Duration.ofDays(2000));

        Request r = issue(company.approved(Kind.OAUTH_CLIENT));

        assertThat(r.state()).isEqualTo(RequestState.APPROVED);
        assertThat(r.reason().orElseThrow()).contains("A new user is found after some minutes");
        assertThat(clients()).isEmpty();

        company.account.settings.searchDelay(Duration.ZERO);
        company.advance(Duration.ofMinutes(15));
        assertThat(issue(r).state()).isEqualTo(RequestState.ISSUED);
    }

    @Test
    void requesterWhoLeftTheDirectoryGetsNothing() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.without(RILEY);

        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.ISSUE_FAILED);
        assertThat(r.reason().orElseThrow()).contains("not in the directory any more");
        assertThat(clients()).isEmpty();
    }

    @Test
    void newManagerDecidesAnewAndThenItIsIssuedOnce() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.without(QUINN, Company.person("quinn", "quinn", "support-ops"));
        company.without(RILEY, Company.person("riley", "quinn"));

        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(r.waitingFor()).containsExactly(QUINN.email());
        assertThat(r.reason().orElseThrow()).contains("not the manager of riley any more");
        assertThat(clients()).isEmpty();

        company.approve(r.id(), QUINN);
        r = issue(company.approve(r.id(), DEVON));
        assertThat(r.state()).isEqualTo(RequestState.ISSUED);
        assertThat(r.decisions()).extracting(Decision::by).contains(MORGAN.email(), QUINN.email());
        assertThat(clients()).containsExactly("tokenward-req-1");
    }

    @Test
    void managerOneLevelUpWhoApprovedStillCounts() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.without(RILEY, Company.person("riley", "sasha"));

        assertThat(issue(approved).state()).isEqualTo(RequestState.ISSUED);
    }

    @Test
    void lessThanAnHourBeforeItsEndNothingIsMadeAnyMore() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.advance(Duration.between(company.world.now(), approved.endsAt()).minusMinutes(59));

        assertThat(issue(approved).state()).isEqualTo(RequestState.LAPSED);
        assertThat(clients()).isEmpty();
    }

    @Test
    void blindToUsersItWaitsAndTheOperatorIsTold() {
        Request approved = company.approved(Kind.OAUTH_CLIENT);
        company.account.screen.suspend("tokenward-service@example.com");

        Request r = issue(approved);

        assertThat(r.state()).isEqualTo(RequestState.APPROVED);
        assertThat(company.store.outbox("alert:zendesk-access:2026-11-25")).isPresent();
    }
}
