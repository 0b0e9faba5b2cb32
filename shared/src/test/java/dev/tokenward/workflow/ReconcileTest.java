package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Deactivation;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.store.Commit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records against Zendesk: each kind of drift is acted on at its second sight only. */
class ReconcileTest {
    private final Comparing it = new Comparing();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whereNothingDiffersNothingIsToldNorWritten() {
        it.used(Kind.OAUTH_CLIENT);
        it.used(Kind.API_TOKEN);

        SweepReport report = it.sweep();

        assertThat(report.matters()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(company.store.sightings().version()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatSomebodyDeletedIsGoneAtItsSecondSightAndItsHolderIsTold(Kind kind) {
        Credential c = it.used(kind);
        it.deleteByHand(c);

        SweepReport first = it.sweep();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(first.matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains(c.name(), "looks again"));
        it.sweep();
        assertThat(it.status(c))
                .as("a second run right after is no second sight")
                .isEqualTo(CredentialStatus.ACTIVE);

        SweepReport second = it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.GONE);
        assertThat(second.counts()).containsEntry("gone", 1);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains(c.name(), "is not in Zendesk any more");
                    assertThat(m.who()).contains("Support Ops managers", "holder");
                });
        String version = "v" + company.credential(c.id()).version();
        assertThat(it.told(c.id() + ":GONE:" + version + ":riley@example.com")).isTrue();
        assertThat(it.told(c.id() + ":GONE:" + version + ":channel")).isTrue();
        assertThat(it.told(c.id() + ":GONE:" + version + ":issue")).isTrue();
        assertThat(company.store.owner(Commit.Place.tokenName(c.name(), c.requestId()).key()))
                .isEmpty();

        assertThat(it.nextDay().matters()).isEmpty();
        assertThat(company.store.sightings().firstSeen()).isEmpty();
    }

    @Test
    void aSightThatIsNotSeenAgainIsForgotten() {
        Credential c = it.used(Kind.API_TOKEN);
        company.account.settings.listLag(Duration.ofHours(2));
        it.sweep();
        assertThat(company.store.sightings().firstSeen()).hasSize(1);

        company.account.settings.listLag(Duration.ZERO);
        assertThat(it.nextDay().matters()).isEmpty();
        assertThat(company.store.sightings().firstSeen()).isEmpty();

        it.deleteByHand(c);
        it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @Test
    void aClientThatOnlyTheListDoesNotShowIsNotGone() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        company.account.settings.listLag(Duration.ofDays(30));
        it.sweep();

        SweepReport second = it.nextDay();

        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("shows it when asked"));
    }

    @Test
    void whatWasJustHandedOverIsNotMissed() {
        company.issued(Kind.API_TOKEN);
        company.account.settings.listLag(Duration.ofMinutes(3));

        assertThat(it.sweep().matters()).isEmpty();
    }

    @Test
    void whatAPersonDeactivatedIsDeactivatedAtItsSecondSightAndActiveAgainLater() {
        Credential c = it.used(Kind.API_TOKEN);
        company.account.screen.deactivateApiToken(Comparing.id(c));

        it.sweep();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        SweepReport second = it.nextDay();
        Credential off = company.credential(c.id());
        assertThat(off.status()).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(off.deactivation().orElseThrow().reason()).isEqualTo(Deactivation.Reason.PERSON);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("by somebody in Admin Center");
                    assertThat(m.who()).contains("/credentials/" + c.id() + "/revocation");
                });
        assertThat(it.told(c.id() + ":DEACTIVATED:v" + off.version() + ":riley@example.com"))
                .isTrue();

        company.account.screen.reactivateApiToken(Comparing.id(c));
        it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(it.nextDay().counts()).containsEntry("reactivated", 1);
        assertThat(it.status(c)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(company.credential(c.id()).deactivation()).isEmpty();
    }

    @Test
    void whatZendeskDeactivatedForIdlingIsToldAsThatAndDeletedByItLater() {
        Credential c = it.used(Kind.API_TOKEN);
        company.advance(Duration.ofDays(31));
        it.sweep();
        SweepReport second = it.nextDay();

        assertThat(company.credential(c.id()).deactivation().orElseThrow().reason())
                .isEqualTo(Deactivation.Reason.IDLE);
        assertThat(second.matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("not used for 30 days");
                    assertThat(m.who()).contains("holder");
                });

        company.advance(Duration.ofDays(60));
        it.sweep();
        it.nextDay();
        assertThat(it.status(c)).isEqualTo(CredentialStatus.GONE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsRenamedByHandIsToldAndStillGoverned(Kind kind) {
        Credential c = it.used(kind);
        if (kind == Kind.API_TOKEN) {
            company.account.screen.renameApiToken(Comparing.id(c), "nothing to see");
        } else {
            company.account.screen.renameClient(Comparing.id(c), "nothing to see");
        }

        assertThat(it.sweep().matters()).as("our own renaming, in a list that lags").isEmpty();
        assertThat(it.nextDay().matters())
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
    void aSecondTokenOfTheSameNameIsToldAndNotTouched() {
        Credential c = it.used(Kind.API_TOKEN);
        company.account.screen.makeApiToken("sasha@example.com", c.name(), company.world.now());

        it.sweep();
        assertThat(it.nextDay().matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("a second API token", c.zendeskId().get());
                    assertThat(m.who()).contains("Support Ops managers");
                });
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        assertThat(company.account.screen.apiTokens())
                .singleElement()
                .satisfies(t -> assertThat(t.description()).contains(c.name()));
    }

    @Test
    void otherScopesThanTheApprovedOnesAreUrgentAtOnce() {
        Credential c = it.used(Kind.OAUTH_CLIENT);
        company.account.screen.limitClient(Comparing.id(c), List.of("tickets:read", "write"));

        assertThat(Comparing.who(it.sweep(), Matter.Urgency.NOW))
                .singleElement()
                .asString()
                .contains("/revocation");
    }
}
