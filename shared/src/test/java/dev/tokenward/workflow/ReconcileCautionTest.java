package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.User;
import dev.tokenward.store.Commit;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a comparison with Zendesk never does, and what it asks a person (hazards E14, E15, E28). */
class ReconcileCautionTest {
    private final Comparing it = new Comparing();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void aClientOfOursWhoseCredentialIsOverIsDeletedAtItsSecondSight() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.account.screen.makeClient(
                Comparing.SERVICE, c.marker(), c.name(), List.of("tickets:read"));

        it.sweep();
        assertThat(company.account.screen.clients()).hasSize(2);
        SweepReport second = it.nextDay();

        assertThat(company.account.screen.clients()).hasSize(1);
        assertThat(second.counts()).containsEntry("leftoversDeleted", 1);
        assertThat(
                        company.store
                                .auditLog()
                                .events(
                                        "request:" + c.requestId(),
                                        new PageRequest(100, Optional.empty()))
                                .items())
                .extracting(e -> e.entry().type())
                .endsWith("credential.leftover-found", "credential.leftover-deleted");
    }

    @Test
    void aLeftoverIsNobodysFaultWhileZendeskDoesNotSayWhoWeAre() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.account.screen.makeClient(
                Comparing.SERVICE, c.marker(), c.name(), List.of("tickets:read"));
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/users/me"), Fault.status(503));

        it.sweep();
        SweepReport second = it.nextDay();

        assertThat(company.account.screen.clients()).hasSize(2);
        assertThat(second.matters()).isEmpty();
        company.account.screen.faults().clear();
        it.nextDay();
        it.nextDay();
        assertThat(company.account.screen.clients()).hasSize(1);
    }

    @Test
    void clientsThatAreNotProvablyOursAreNeverTouchedAndAPersonIsTold() {
        Credential over = it.used(Kind.OAUTH_CLIENT);
        company.revocation.order(over.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(over.id());
        List<String> scopes = List.of("tickets:read");
        company.account.screen.makeClient("sasha@example.com", over.marker(), "mine", scopes);
        company.account.screen.makeClient(
                Comparing.SERVICE, "tokenward-req-unknown", "whose", scopes);
        company.account.screen.makeClient("sasha@example.com", "reporting", "Reports", scopes);

        it.sweep();
        SweepReport second = it.nextDay();

        assertThat(company.account.screen.clients()).hasSize(4);
        assertThat(second.matters())
                .allSatisfy(m -> {
                    assertThat(m.urgency()).isEqualTo(Matter.Urgency.NOW);
                    assertThat(m.who()).contains("Support Ops managers");
                })
                .extracting(Matter::what)
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what).contains("another user of Zendesk made it"),
                        what -> assertThat(what).contains("no credential of a request"));
    }

    @Test
    void whatIsBeingTakenOutIsLeftToItsOwnProcess() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        company.account.settings.requestsPerMinute(0);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.account.settings.requestsPerMinute(2_500);

        it.sweep();
        assertThat(it.nextDay().matters()).isEmpty();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.REVOKE_FAILED);
    }

    @Test
    void aRecordThatNamesOurOwnClientIsToldAndTheClientIsNotTouched() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        String own =
                company.account.screen.clients().stream()
                        .filter(client -> client.identifier().equals(SimulatedZendesk.OWN))
                        .map(client -> Long.toString(client.id()))
                        .findFirst()
                        .orElseThrow();
        Credential wrong = c.draft().zendeskId(own).next();
        company.store.commit(new Commit().credential(new Change<>(wrong, List.of(), List.of())));

        it.sweep();
        SweepReport second = it.nextDay();

        assertThat(second.matters())
                .anySatisfy(m -> assertThat(m.what()).contains("itself signs in with"));
        assertThat(company.account.screen.clients()).hasSize(2);
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void aListThatIsOffProvesNothingKeepsWhatWasSeenAndAlarms() {
        Credential c = it.used(Kind.API_TOKEN);
        it.deleteByHand(c);
        it.sweep();
        company.account.screen.setTokenAccess(false);

        SweepReport blind = it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(blind.complete()).isFalse();
        assertThat(Comparing.who(blind, Matter.Urgency.NOW))
                .containsExactly("the operator of Tokenward");
        assertThat(it.told("alert:zendesk-access:2026-11-26")).isTrue();

        company.account.screen.setTokenAccess(true);
        it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @Test
    void blindToEverythingItChangesNothing() {
        Credential token = it.used(Kind.API_TOKEN);
        Credential client = it.used(Kind.OAUTH_CLIENT);
        it.deleteByHand(token);
        it.deleteByHand(client);
        company.account.screen.suspend(Comparing.SERVICE);

        it.sweep();
        SweepReport second = it.nextDay();

        assertThat(it.status(token)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(it.status(client)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(second.matters()).hasSize(2);
        assertThat(company.store.sightings().firstSeen()).isEmpty();
    }

    @Test
    void anOwnUserWhoIsNoAdministratorAnyMoreIsUrgent() {
        it.used(Kind.OAUTH_CLIENT);
        company.account.screen.setRole(Comparing.SERVICE, User.Role.AGENT);

        assertThat(it.sweep().matters())
                .anySatisfy(m -> {
                    assertThat(m.key()).isEqualTo("own-user");
                    assertThat(m.who()).isEqualTo("an administrator of Zendesk");
                });
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        Credential c = it.used(Kind.API_TOKEN);
        it.deleteByHand(c);

        assertThat(it.sweep(true, 50).matters()).hasSize(1);
        assertThat(company.store.sightings().version()).isZero();
        it.sweep();
        company.advance(Duration.ofDays(1));

        SweepReport dry = it.sweep(true, 50);
        assertThat(dry.counts()).containsEntry("gone", 1);
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void aRunActsOnNoMoreThanItMay() {
        Credential one = it.used(Kind.API_TOKEN);
        Credential two = it.used(Kind.OAUTH_CLIENT);
        it.deleteByHand(one);
        it.deleteByHand(two);
        it.sweep();
        company.advance(Duration.ofDays(1));

        SweepReport report = it.sweep(false, 1);

        assertThat(report.counts()).containsEntry("gone", 1);
        assertThat(report.complete()).isFalse();
        assertThat(it.sweep(false, 1).counts()).containsEntry("gone", 1);
        assertThat(List.of(it.status(one), it.status(two))).containsOnly(CredentialStatus.GONE);
    }

    @Test
    void manyMissingAtOnceAreTakenForAWrongView() {
        Credential c = it.used(Kind.API_TOKEN);
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        List<Drift> ten = java.util.Collections.nCopies(10, new Drift.Missing(c));
        List<Drift> eleven = java.util.Collections.nCopies(11, new Drift.Missing(c));

        assertThat(MassLoss.without(ten, java.util.Collections.nCopies(10, c), run)).hasSize(10);
        assertThat(MassLoss.without(eleven, java.util.Collections.nCopies(22, c), run)).hasSize(11);
        assertThat(run.report().matters()).isEmpty();
        assertThat(MassLoss.without(eleven, java.util.Collections.nCopies(21, c), run)).isEmpty();
        assertThat(run.report().matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("11 of 21"));
    }
}
