package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves is told of with what they leave behind, and nothing is switched off by that. */
class LeaversTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private SweepReport run(SweepStep step) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        step.run(run);
        return run.report();
    }

    private Leavers leavers(boolean deactivate) {
        return new Leavers(company.world, () -> company.account.client, deactivate, 50);
    }

    private List<String> told() {
        return run(leavers(false)).matters().stream().map(Matter::what).toList();
    }

    @Test
    void whereEverybodyIsThereNothingIsTold() {
        company.issued(Kind.API_TOKEN);
        assertThat(told()).isEmpty();
    }

    @Test
    void holderWhoIsSuspendedDeletedOrGoneFromTheDirectoryIsToldOf() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.screen.suspend("riley@example.com");
        assertThat(told())
                .singleElement()
                .satisfies(what ->
                        assertThat(what)
                                .contains("riley@example.com is suspended", "live on", c.name()));
        company.account.screen.delete("riley@example.com");
        assertThat(told()).singleElement().asString().contains("is deleted");
        company.without(Company.RILEY);
        assertThat(told()).singleElement().asString().contains("not in the directory");
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void searchThatFailsProvesNothing() {
        company.issued(Kind.API_TOKEN);
        company.account.screen.suspend("riley@example.com");
        company.account.screen.faults().always(Match.of("GET", ".*users.*"), Fault.status(500));
        assertThat(told()).isEmpty();
    }

    @Test
    void clientOfAnAdministratorWhoIsNoneAnyMoreIsWarnedOf() {
        company.account.screen.makeClient(
                "devon@example.com", "warehouse", "Warehouse", List.of("read"));
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(told()).isEmpty();

        company.account.screen.setRole("devon@example.com", User.Role.AGENT);

        assertThat(told())
                .singleElement()
                .asString()
                .contains("no administrator", "Warehouse", "act as them");
    }

    @Test
    void clientIsWarnedOfBeforeItsOwnerGoesAndTheirTokensAreNamed() {
        company.account.screen.makeClient(
                "devon@example.com", "warehouse", "Warehouse", List.of("read"));
        it.token("backup");
        company.account.screen.makeClient("sasha@example.com", "shop", "Shop", List.of("read"));
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(told()).isEmpty();

        company.without(Company.DEVON);
        company.without(Company.SASHA);

        assertThat(told())
                .hasSize(3)
                .anySatisfy(what ->
                        assertThat(what)
                                .contains("not in the directory", "Warehouse", "they work until"))
                .anySatisfy(what -> assertThat(what).contains("Shop"))
                .anySatisfy(what ->
                        assertThat(what).contains("\"backup\"", "live on", "nobody stands for"));
    }

    @Test
    void userForIntegrationsThatWasNeverInTheDirectoryHasNotLeft() {
        company.account.screen.makeClient(InSight.SERVICE, "bridge", "Bridge", List.of("read"));
        company.advance(Duration.ofHours(2));
        it.look();

        assertThat(told()).isEmpty();
    }

    @Test
    void manyHoldersWhoLeaveAtOnceLookLikeAWrongFileAndNothingIsDone() {
        List<Person> all = new ArrayList<>(company.store.directory().people());
        for (int i = 0; i < 11; i++) {
            all.add(Company.person("holder" + i, "morgan"));
            it.token("Script " + i);
        }
        company.directory(all);
        it.look();
        int i = 0;
        for (Found f : company.store.standing()) {
            if (f.kind() == Kind.API_TOKEN) {
                new FoundAnswers(company.world)
                        .adopt(
                                Company.actor(Company.SASHA),
                                f.id(),
                                new AdoptionInput(
                                        Optional.of("nightly"),
                                        Optional.of("2027-03-31"),
                                        Optional.of("holder" + i++ + "@example.com"),
                                        List.of()));
            }
        }
        all.removeIf(p -> p.name().startsWith("holder"));
        company.directory(all);
        run(leavers(true));
        company.advance(Duration.ofDays(1));

        SweepReport report = run(leavers(true));

        assertThat(i).isEqualTo(11);
        assertThat(report.counts())
                .containsEntry("leavers", 11)
                .doesNotContainKeys("leaversSwitchedOff", "leaversAsked");
        assertThat(report.matters())
                .extracting(Matter::what)
                .anyMatch(what -> what.contains("11 of 11 holders seem to have left"));
        assertThat(company.account.screen.apiTokens()).allMatch(t -> t.active());
    }

    @Test
    void mondaysDigestCountsAndNamesWhatNeedsMostOnce() {
        company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofHours(2));
        it.token("API");
        it.look();
        // from Wednesday 2026-11-25
        assertThat(run(new WeeklyDigest(company.world)).counts()).doesNotContainKey("digests");
        company.advance(Duration.ofDays(5));

        assertThat(run(new WeeklyDigest(company.world)).counts()).containsEntry("digests", 1);
        assertThat(run(new WeeklyDigest(company.world)).counts()).doesNotContainKey("digests");

        var notice = company.store.outbox("digest:2026-11-30").orElseThrow().notice();
        assertThat(notice.params())
                .containsEntry("managed", "1")
                .containsEntry("unmanaged", "1")
                .containsEntry("misnamed", "1")
                .containsEntry("complete", "true");
        assertThat(notice.params().get("lines")).contains("\"API\"", "nobody stands for it");
        assertThat(notice.params().toString()).doesNotContain("canary");
    }

    @Test
    void digestThatMondaysRunCouldNotWriteComesTheDayAfterOnce() {
        company.advance(Duration.ofDays(5));
        assertThat(run(new WeeklyDigest(company.world)).counts()).containsEntry("digests", 1);
        // no run on Monday 2026-12-07
        company.advance(Duration.ofDays(8));

        assertThat(run(new WeeklyDigest(company.world)).counts()).containsEntry("digests", 1);
        company.advance(Duration.ofDays(1));
        assertThat(run(new WeeklyDigest(company.world)).counts()).doesNotContainKey("digests");

        assertThat(company.store.outbox("digest:2026-12-07").orElseThrow().notice().params())
                .containsEntry("on", "2026-12-08");
    }
}
