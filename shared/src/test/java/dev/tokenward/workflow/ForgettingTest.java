package dev.tokenward.workflow;

import static dev.tokenward.workflow.Company.AVERY;
import static dev.tokenward.workflow.Company.DEVON;
import static dev.tokenward.workflow.Company.QUINN;
import static dev.tokenward.workflow.Company.RILEY;
import static dev.tokenward.workflow.Company.SASHA;
import static dev.tokenward.workflow.Company.actor;
import static dev.tokenward.workflow.Outcomes.done;
import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.Commit;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Giving up what cannot be deleted takes two people and a note of each (hazard E13). */
class ForgettingTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    /** An API token whose deletion fails, since token access is off. */
    private Credential stuck() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.screen.setTokenAccess(false);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        return company.revocation.carryOut(c.id()).orElseThrow();
    }

    private Result<Credential> forget(Person who, Credential c) {
        return company.inventory.forget(actor(who), c.id(), "note of " + who.name());
    }

    private List<AuditEvent> audit(Credential c) {
        return company.store
                .auditLog()
                .events("request:" + c.requestId(), new PageRequest(100, Optional.empty()))
                .items();
    }

    @Test
    void firstAsksAndSecondConfirmsAndNothingIsTriedAnyMore() {
        Credential c = stuck();

        Credential asked = done(forget(SASHA, c));
        assertThat(asked.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        assertThat(
                        company.store.outbox(
                                c.id()
                                        + ":FORGETTING_ASKED:v"
                                        + asked.version()
                                        + ":SUPPORT_OPS_MANAGER"))
                .isPresent();

        Credential forgotten = done(forget(DEVON, c));
        assertThat(forgotten.status()).isEqualTo(CredentialStatus.FORGOTTEN);
        assertThat(company.revocation.carryOut(c.id())).isEmpty();
        assertThat(company.store.outbox(c.id() + ":FORGOTTEN::riley@example.com")).isPresent();
        assertThat(company.store.outbox(c.id() + ":FORGOTTEN::channel")).isPresent();
        assertThat(company.store.outbox(c.id() + ":FORGOTTEN::issue")).isPresent();
        assertThat(
                        IssueLabels.of(
                                company.request(c.requestId()),
                                Optional.of(company.credential(c.id()))))
                .isEqualTo(dev.tokenward.gitlab.IssueLabel.GIVEN_UP);
        assertThat(audit(c))
                .filteredOn(e -> e.entry().type().startsWith("credential.forg"))
                .extracting(e -> e.entry().actor(), e -> e.entry().personal().get("note"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sasha@example.com", "note of sasha"),
                        org.assertj.core.groups.Tuple.tuple("devon@example.com", "note of devon"));
        // the name is free again for whoever deletes the token by hand
        assertThat(company.store.owner(Commit.Place.tokenName(c.name(), c.requestId()).key()))
                .isEmpty();
    }

    @Test
    void samePersonTwiceIsRefusedWhoeverAsked() {
        Credential c = stuck();
        done(forget(SASHA, c));

        assertThat(refusal(forget(SASHA, c))).isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
    }

    @Test
    void onlySupportOpsManagersMayAndNotTheHolder() {
        Credential c = stuck();

        assertThat(refusal(forget(QUINN, c))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(forget(AVERY, c))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(forget(RILEY, c))).isInstanceOf(Refusal.Forbidden.class);
        Person promoted = Company.person("riley", "morgan", "support-ops-managers");
        assertThat(refusal(forget(promoted, c))).isInstanceOf(Refusal.SelfApproval.class);
        assertThat(refusal(forget(Company.person("eve", "morgan"), c)))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(company.credential(c.id()).version()).isEqualTo(c.version());
    }

    @Test
    void whatCanStillBeDeletedIsNotGivenUp() {
        Credential active = company.issued(Kind.OAUTH_CLIENT);

        assertThat(refusal(forget(SASHA, active)))
                .isInstanceOf(Refusal.WrongState.class)
                .extracting(Refusal::message)
                .asString()
                .contains("ACTIVE");
    }

    @Test
    void firstWordIsVoidAfterAWeekSoTheNextOneAsksAnew() {
        Credential c = stuck();
        done(forget(SASHA, c));
        company.advance(Duration.ofDays(7));

        assertThat(done(forget(DEVON, c)).status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        assertThat(done(forget(SASHA, c)).status()).isEqualTo(CredentialStatus.FORGOTTEN);
    }

    @Test
    void aDeletionThatWorksInBetweenWins() {
        Credential c = stuck();
        done(forget(SASHA, c));
        company.account.screen.setTokenAccess(true);
        company.revocation.carryOut(c.id());

        assertThat(refusal(forget(DEVON, c))).isInstanceOf(Refusal.WrongState.class);
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
    }
}
