package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.zendesk.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who loses the rights that a credential needs is told of, and who never had them is not; whoever
 * made something is remembered when they go.
 */
class DemotedTest {
    private static final String RILEY = "riley@example.com";
    private static final String SASHA = "sasha@example.com";
    private static final String DEVON = "devon@example.com";

    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private SweepReport run(boolean deactivate) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new Leavers(company.world, () -> company.account.client, deactivate, 50).run(run);
        return run.report();
    }

    private List<String> told() {
        return run(false).matters().stream().map(Matter::what).toList();
    }

    private void role(String email, User.Role role) {
        company.account.screen.setRole(email, role);
    }

    /** Riley holds it and is an administrator, which the daily sweep saw. */
    private Credential heldByAnAdministrator(Kind kind) {
        Credential c = company.issued(kind);
        company.advance(Duration.ofHours(2));
        it.look();
        role(RILEY, User.Role.ADMIN);
        assertThat(told()).isEmpty();
        return c;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holderWhoIsNoAdministratorAnyMoreIsToldOfUntilTheyAreOneAgain(Kind kind) {
        Credential c = heldByAnAdministrator(kind);

        role(RILEY, User.Role.AGENT);

        assertThat(run(false).matters())
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what())
                            .contains(
                                    RILEY + " is no administrator of Zendesk any more",
                                    kind == Kind.API_TOKEN ? "live on" : "whose secret they know",
                                    c.name());
                    assertThat(m.who())
                            .contains("Support Ops managers", "/revocation", "/transfer");
                });
        assertThat(told()).as("and the day after").hasSize(1);

        role(RILEY, User.Role.ADMIN);
        assertThat(told()).isEmpty();
    }

    @Test
    void atASecondSightOfADemotionSupportOpsIsAskedAndByTheSettingTheTokenIsSwitchedOff() {
        Credential c = heldByAnAdministrator(Kind.API_TOKEN);
        role(RILEY, User.Role.AGENT);

        assertThat(run(true).counts()).doesNotContainKey("leaversSwitchedOff");
        company.advance(Duration.ofDays(1));
        assertThat(run(true).counts()).containsEntry("leaversSwitchedOff", 1);

        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(company.credential(c.id()).departure().map(Departure::what))
                .contains("is no administrator of Zendesk any more");
    }

    @Test
    void holderWhoNeverWasAnAdministratorHasLostNothing() {
        company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofHours(2));
        it.look();
        role(RILEY, User.Role.AGENT);

        assertThat(told()).isEmpty();
        company.advance(Duration.ofDays(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void holderWhoBecomesAnEndUserIsToldOfWhateverTheyWereBefore() {
        company.issued(Kind.API_TOKEN);
        assertThat(told()).isEmpty();

        role(RILEY, User.Role.END_USER);

        assertThat(told())
                .singleElement()
                .asString()
                .contains(RILEY + " is no agent any more in Zendesk", "live on");
    }

    @Test
    void makerOfATokenWhoIsNoAdministratorAnyMoreIsNamedWithWhatLivesOn() {
        it.token("backup");
        it.look();
        assertThat(told()).isEmpty();

        role(SASHA, User.Role.AGENT);
        assertThat(told())
                .singleElement()
                .asString()
                .contains("no administrator of Zendesk any more", "made API tokens", "\"backup\"");

        role(SASHA, User.Role.END_USER);
        assertThat(told()).singleElement().asString().contains("is no agent any more in Zendesk");
    }

    @Test
    void clientIsWarnedOfBeforeItsMakerGoesThoughItsNameProposesSomebodyElse() {
        long id = company.account.screen.makeClient(DEVON, "export", "riley - export", List.of());
        company.advance(Duration.ofHours(2));
        it.look();
        Found f = it.found(Found.rowId(Kind.OAUTH_CLIENT, Long.toString(id)));
        assertThat(f.owner().orElseThrow().email()).isEqualTo(Company.RILEY.email());
        assertThat(told()).isEmpty();
        assertThat(it.found(f.id()).maker()).contains(new Email(DEVON));
        it.nextDay();

        company.without(Company.DEVON);

        assertThat(told())
                .singleElement()
                .asString()
                .contains("not in the directory", "riley - export", "they work until");
    }

    @Test
    void dryRunRemembersNobody() {
        it.token("backup");
        it.look();
        SweepRun dry = new SweepRun(company.world, SweepRun.Mode.DAILY, true);
        new Leavers(company.world, () -> company.account.client, false, 50).run(dry);

        assertThat(company.store.standing()).allMatch(f -> f.maker().isEmpty());
    }
}
