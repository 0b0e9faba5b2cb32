package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Deactivation;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.zendesk.User;
import dev.tokenward.store.Commit;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records against Zendesk: each kind of drift is acted on at its second sight only. */
class ReconcileTest {
    private static final String SERVICE = "tokenward-service@example.com";

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private SweepReport sweep(boolean dryRun, int most) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, dryRun);
        new Reconcile(company.world, () -> company.account.client, most).run(run);
        return run.report();
    }

    private SweepReport sweep() {
        return sweep(false, 50);
    }

    private SweepReport nextDay() {
        company.advance(Duration.ofDays(1));
        return sweep();
    }

    /** A credential that is in use for an hour, so that no list lags behind it. */
    private Credential used(Kind kind) {
        Credential c = company.issued(kind);
        company.advance(Duration.ofHours(1));
        return c;
    }

    private static long id(Credential c) {
        return Long.parseLong(c.zendeskId().orElseThrow());
    }

    private void deleteByHand(Credential c) {
        if (c.kind() == Kind.API_TOKEN) {
            company.account.screen.deleteApiToken(id(c));
        } else {
            company.account.screen.deleteClient(id(c));
        }
    }

    private CredentialStatus status(Credential c) {
        return company.credential(c.id()).status();
    }

    private boolean told(String key) {
        return company.store.outbox(key).isPresent();
    }

    private static List<String> who(SweepReport report, Matter.Urgency urgency) {
        return report.matters().stream()
                .filter(m -> m.urgency() == urgency)
                .map(Matter::who)
                .toList();
    }

    @Test
    void whereNothingDiffersNothingIsToldNorWritten() {
        used(Kind.OAUTH_CLIENT);
        used(Kind.API_TOKEN);

        SweepReport report = sweep();

        assertThat(report.matters()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(company.store.sightings().version()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatSomebodyDeletedIsGoneAtItsSecondSightAndItsHolderIsTold(Kind kind) {
        Credential c = used(kind);
        deleteByHand(c);

        SweepReport first = sweep();
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(first.matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains(c.name(), "looks again"));
        sweep();
        assertThat(status(c))
                .as("a second run right after is no second sight")
                .isEqualTo(CredentialStatus.ACTIVE);

        SweepReport second = nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.GONE);
        assertThat(second.counts()).containsEntry("gone", 1);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains(c.name(), "is not in Zendesk any more");
                    assertThat(m.who()).contains("Support Ops managers", "holder");
                });
        String version = "v" + company.credential(c.id()).version();
        assertThat(told(c.id() + ":GONE:" + version + ":riley@example.com")).isTrue();
        assertThat(told(c.id() + ":GONE:" + version + ":channel")).isTrue();
        assertThat(told(c.id() + ":GONE:" + version + ":issue")).isTrue();
        assertThat(company.store.owner(Commit.Place.tokenName(c.name(), c.requestId()).key()))
                .isEmpty();

        assertThat(nextDay().matters()).isEmpty();
        assertThat(company.store.sightings().firstSeen()).isEmpty();
    }

    @Test
    void aSightThatIsNotSeenAgainIsForgotten() {
        Credential c = used(Kind.API_TOKEN);
        company.account.settings.listLag(Duration.ofHours(2));
        sweep();
        assertThat(company.store.sightings().firstSeen()).hasSize(1);

        company.account.settings.listLag(Duration.ZERO);
        assertThat(nextDay().matters()).isEmpty();
        assertThat(company.store.sightings().firstSeen()).isEmpty();

        deleteByHand(c);
        nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @Test
    void aClientThatOnlyTheListDoesNotShowIsNotGone() {
        Credential c = used(Kind.OAUTH_CLIENT);
        company.account.settings.listLag(Duration.ofDays(30));
        sweep();

        SweepReport second = nextDay();

        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("shows it when asked"));
    }

    @Test
    void whatWasJustHandedOverIsNotMissed() {
        company.issued(Kind.API_TOKEN);
        company.account.settings.listLag(Duration.ofMinutes(3));

        assertThat(sweep().matters()).isEmpty();
    }

    @Test
    void whatAPersonDeactivatedIsDeactivatedAtItsSecondSightAndActiveAgainLater() {
        Credential c = used(Kind.API_TOKEN);
        company.account.screen.deactivateApiToken(id(c));

        sweep();
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        SweepReport second = nextDay();
        Credential off = company.credential(c.id());
        assertThat(off.status()).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(off.deactivation().orElseThrow().reason()).isEqualTo(Deactivation.Reason.PERSON);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("by somebody in Admin Center");
                    assertThat(m.who()).contains("/credentials/" + c.id() + "/revocation");
                });
        assertThat(told(c.id() + ":DEACTIVATED:v" + off.version() + ":riley@example.com")).isTrue();

        company.account.screen.reactivateApiToken(id(c));
        nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(nextDay().counts()).containsEntry("reactivated", 1);
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(company.credential(c.id()).deactivation()).isEmpty();
    }

    @Test
    void whatZendeskDeactivatedForIdlingIsToldAsThatAndDeletedByItLater() {
        Credential c = used(Kind.API_TOKEN);
        company.advance(Duration.ofDays(31));
        sweep();
        SweepReport second = nextDay();

        assertThat(company.credential(c.id()).deactivation().orElseThrow().reason())
                .isEqualTo(Deactivation.Reason.IDLE);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("not used for 30 days");
                    assertThat(m.who()).contains("holder");
                });

        company.advance(Duration.ofDays(60));
        sweep();
        nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsRenamedByHandIsToldAndStillGoverned(Kind kind) {
        Credential c = used(kind);
        if (kind == Kind.API_TOKEN) {
            company.account.screen.renameApiToken(id(c), "nothing to see");
        } else {
            company.account.screen.renameClient(id(c), "nothing to see");
        }

        assertThat(sweep().matters()).as("our own renaming, in a list that lags").isEmpty();
        assertThat(nextDay().matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("nothing to see", c.name());
                    assertThat(m.who()).contains("Support Ops managers");
                });
        assertThat(company.credential(c.id())).isEqualTo(c);

        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        assertThat(company.revocation.carryOut(c.id()).orElseThrow().status())
                .isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void otherScopesThanTheApprovedOnesAreUrgentAtOnce() {
        Credential c = used(Kind.OAUTH_CLIENT);
        company.account.screen.limitClient(id(c), List.of("tickets:read", "write"));

        assertThat(who(sweep(), Matter.Urgency.NOW))
                .singleElement()
                .asString()
                .contains("/revocation");
    }

    @Test
    void aClientOfOursWhoseCredentialIsOverIsDeletedAtItsSecondSight() {
        Credential c = used(Kind.OAUTH_CLIENT);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.account.screen.makeClient(SERVICE, c.marker(), c.name(), List.of("tickets:read"));

        sweep();
        assertThat(company.account.screen.clients()).hasSize(2);
        SweepReport second = nextDay();

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
    void clientsThatAreNotProvablyOursAreNeverTouchedAndAPersonIsTold() {
        Credential over = used(Kind.OAUTH_CLIENT);
        company.revocation.order(over.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(over.id());
        List<String> scopes = List.of("tickets:read");
        company.account.screen.makeClient("sasha@example.com", over.marker(), "mine", scopes);
        company.account.screen.makeClient(SERVICE, "tokenward-req-unknown", "whose", scopes);
        company.account.screen.makeClient("sasha@example.com", "reporting", "Reports", scopes);

        sweep();
        SweepReport second = nextDay();

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
        Credential c = used(Kind.OAUTH_CLIENT);
        company.account.settings.requestsPerMinute(0);
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.account.settings.requestsPerMinute(2_500);

        sweep();
        assertThat(nextDay().matters()).isEmpty();
        assertThat(status(c)).isEqualTo(CredentialStatus.REVOKE_FAILED);
    }

    @Test
    void aRecordThatNamesOurOwnClientIsToldAndTheClientIsNotTouched() {
        Credential c = used(Kind.OAUTH_CLIENT);
        String own =
                company.account.screen.clients().stream()
                        .filter(client -> client.identifier().equals(SimulatedZendesk.OWN))
                        .map(client -> Long.toString(client.id()))
                        .findFirst()
                        .orElseThrow();
        Credential wrong = c.draft().zendeskId(own).next();
        company.store.commit(new Commit().credential(new Change<>(wrong, List.of(), List.of())));

        sweep();
        SweepReport second = nextDay();

        assertThat(second.matters())
                .anySatisfy(m -> assertThat(m.what()).contains("itself signs in with"));
        assertThat(company.account.screen.clients()).hasSize(2);
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void aListThatIsOffProvesNothingKeepsWhatWasSeenAndAlarms() {
        Credential c = used(Kind.API_TOKEN);
        deleteByHand(c);
        sweep();
        company.account.screen.setTokenAccess(false);

        SweepReport blind = nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(blind.complete()).isFalse();
        assertThat(who(blind, Matter.Urgency.NOW)).containsExactly("the operator of Tokenward");
        assertThat(told("alert:zendesk-access:2026-11-26")).isTrue();

        company.account.screen.setTokenAccess(true);
        nextDay();
        assertThat(status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @Test
    void blindToEverythingItChangesNothing() {
        Credential token = used(Kind.API_TOKEN);
        Credential client = used(Kind.OAUTH_CLIENT);
        deleteByHand(token);
        deleteByHand(client);
        company.account.screen.suspend(SERVICE);

        sweep();
        SweepReport second = nextDay();

        assertThat(status(token)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(status(client)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(second.matters()).hasSize(2);
        assertThat(company.store.sightings().firstSeen()).isEmpty();
    }

    @Test
    void anOwnUserWhoIsNoAdministratorAnyMoreIsUrgent() {
        used(Kind.OAUTH_CLIENT);
        company.account.screen.setRole(SERVICE, User.Role.AGENT);

        assertThat(sweep().matters())
                .anySatisfy(m -> {
                    assertThat(m.key()).isEqualTo("own-user");
                    assertThat(m.who()).isEqualTo("an administrator of Zendesk");
                });
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        Credential c = used(Kind.API_TOKEN);
        deleteByHand(c);

        assertThat(sweep(true, 50).matters()).hasSize(1);
        assertThat(company.store.sightings().version()).isZero();
        sweep();
        company.advance(Duration.ofDays(1));

        SweepReport dry = sweep(true, 50);
        assertThat(dry.counts()).containsEntry("gone", 1);
        assertThat(status(c)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void aRunActsOnNoMoreThanItMay() {
        Credential one = used(Kind.API_TOKEN);
        Credential two = used(Kind.OAUTH_CLIENT);
        deleteByHand(one);
        deleteByHand(two);
        sweep();
        company.advance(Duration.ofDays(1));

        SweepReport report = sweep(false, 1);

        assertThat(report.counts()).containsEntry("gone", 1);
        assertThat(report.complete()).isFalse();
        assertThat(sweep(false, 1).counts()).containsEntry("gone", 1);
        assertThat(List.of(status(one), status(two))).containsOnly(CredentialStatus.GONE);
    }

    @Test
    void manyMissingAtOnceAreTakenForAWrongView() {
        Credential c = used(Kind.API_TOKEN);
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
