package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Role;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.store.Bulk;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Due;
import dev.tokenward.store.OutboxRow;
import dev.tokenward.store.PageRequest;
import dev.tokenward.zendesk.Zendesk;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an API token whose holder left: asked about, switched off, given on. */
class LeaverTokensTest {
    private static final Email RILEY = Company.RILEY.email();

    private final InSight it = new InSight();
    private final Company company = it.company;
    private int most = 50;

    @AfterEach
    void close() {
        it.close();
    }

    private SweepReport look(boolean deactivate, boolean dryRun) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, dryRun);
        new Leavers(company.world, () -> company.account.client, deactivate, most).run(run);
        return run.report();
    }

    private SweepReport look(boolean deactivate) {
        return look(deactivate, false);
    }

    /** The second sight, a day after the first. */
    private SweepReport twice(boolean deactivate) {
        look(deactivate);
        company.advance(Duration.ofDays(1));
        return look(deactivate);
    }

    private boolean worksInZendesk(Credential c) {
        return company.account.screen.apiTokens().stream()
                .filter(t -> c.zendeskId().orElseThrow().equals(Long.toString(t.id())))
                .map(ApiToken::active)
                .findFirst()
                .orElseThrow();
    }

    private Credential now(Credential c) {
        return company.credential(c.id());
    }

    private Optional<Departure.Stage> stage(Credential c) {
        return now(c).departure().map(Departure::stage);
    }

    private List<Notice> asked() {
        return company
                .store
                .due(Due.Queue.TICK, company.world.now().plus(Duration.ofDays(30)), 1000)
                .stream()
                .filter(Due.OutboxDue.class::isInstance)
                .map(d -> company.store.outbox(((Due.OutboxDue) d).key()).orElseThrow())
                .map(OutboxRow::notice)
                .filter(n -> n.topic() == Notice.Topic.LEAVER_ASKED)
                .toList();
    }

    private List<String> audit(Credential c) {
        return company.store.auditLog().events(c.subject(), PageRequest.first(100)).items().stream()
                .map(e -> e.entry().type())
                .toList();
    }

    @Test
    void switchedOffAtTheSecondSightWithIntentAndOutcomeAndThenAskedAbout() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.screen.suspend(RILEY.value());

        assertThat(look(true).counts()).doesNotContainKey("leaversSwitchedOff");
        assertThat(look(true).counts())
                .as("a list so soon after may be the very same")
                .doesNotContainKey("leaversSwitchedOff");
        assertThat(worksInZendesk(c)).isTrue();
        company.advance(Duration.ofDays(1));

        assertThat(look(true).counts()).containsEntry("leaversSwitchedOff", 1);

        assertThat(worksInZendesk(c)).isFalse();
        assertThat(now(c).status()).isEqualTo(CredentialStatus.DEACTIVATED);
        assertThat(now(c).deactivation().orElseThrow().reason())
                .isEqualTo(Credential.Deactivation.Reason.LEAVER);
        assertThat(audit(c))
                .containsSubsequence("credential.switch-off-intended", "credential.switched-off");
        assertThat(asked())
                .extracting(Notice::recipient)
                .containsExactlyInAnyOrder(
                        new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                        new Notice.Recipient.To(Company.MORGAN.email()));
        company.advance(Duration.ofDays(1));
        assertThat(look(true).counts()).doesNotContainKey("leaversSwitchedOff");
        assertThat(asked()).as("asked once").hasSize(2);
    }

    @Test
    void withTheSettingOffItWorksOnAndIsAskedAboutOnce() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);

        assertThat(twice(false).counts()).containsEntry("leaversAsked", 1);
        company.advance(Duration.ofDays(1));
        look(false);

        assertThat(worksInZendesk(c)).isTrue();
        assertThat(stage(c)).contains(Departure.Stage.NOTICED);
        assertThat(asked())
                .as("also who approved as manager, as the directory names none any more")
                .hasSize(2)
                .allSatisfy(n -> assertThat(n.params()).containsEntry("switchedOff", "false"));
        assertThat(look(true).counts())
                .as("once the setting is on, what is known long since")
                .containsEntry("leaversSwitchedOff", 1);
        assertThat(worksInZendesk(c)).isFalse();
    }

    @Test
    void clientOfALeaverIsAskedAboutAndNeverSwitchedOff() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.without(Company.RILEY);

        assertThat(twice(true).counts())
                .containsEntry("leaversAsked", 1)
                .doesNotContainKey("leaversSwitchedOff");
        assertThat(now(c).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void whoIsBackBetweenTheSightsLosesNothing() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        look(true);
        company.directory(
                List.of(
                        Company.SASHA,
                        Company.DEVON,
                        Company.QUINN,
                        Company.AVERY,
                        Company.MORGAN,
                        Company.RILEY));
        company.advance(Duration.ofDays(1));
        look(true);
        company.without(Company.RILEY);
        company.advance(Duration.ofDays(1));
        look(true);

        assertThat(stage(c)).isEmpty();
        assertThat(worksInZendesk(c)).isTrue();
    }

    @Test
    void blindViewsProveNothingAndTheSightingsAreKept() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.screen.suspend(RILEY.value());
        look(true);
        company.advance(Duration.ofDays(1));
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", ".*api_tokens.*"),
                        dev.tokenward.sandbox.simulators.Fault.status(500));
        assertThat(look(true).matters())
                .extracting(Matter::what)
                .anyMatch(what -> what.contains("was not"));
        assertThat(stage(c)).as("no intent without a view").isEmpty();
        company.account.screen.faults().clear();
        company.directory(List.of());
        assertThat(look(true).leftOver().orElseThrow()).contains("directory is empty");
        assertThat(worksInZendesk(c)).isTrue();
    }

    @Test
    void runStopsAtItsCapAndSaysSo() {
        most = 1;
        Credential one = company.issued(Kind.API_TOKEN);
        Credential two = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);

        SweepReport report = twice(true);

        assertThat(report.counts()).containsEntry("leaversSwitchedOff", 1);
        assertThat(report.leftOver().orElseThrow()).contains("one run switches off 1");
        assertThat(List.of(worksInZendesk(one), worksInZendesk(two)))
                .containsExactlyInAnyOrder(true, false);
        company.advance(Duration.ofDays(1));
        assertThat(look(true).counts()).containsEntry("leaversSwitchedOff", 1);
    }

    @Test
    void dryRunCountsAndChangesNothing() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        look(true);
        company.advance(Duration.ofDays(1));

        assertThat(look(true, true).counts()).containsEntry("leaversSwitchedOff", 1);
        assertThat(worksInZendesk(c)).isTrue();
        assertThat(stage(c)).isEmpty();
    }

    @Test
    void answerThatIsLostIsFoundOutByTheNextRun() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        look(true);
        company.advance(Duration.ofDays(1));
        puts(dev.tokenward.sandbox.simulators.Fault.dropAfter());
        look(true);
        assertThat(stage(c)).contains(Departure.Stage.TO_SWITCH_OFF);
        assertThat(now(c).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(audit(c)).contains("credential.switch-off-failed");
        company.account.screen.faults().clear();
        company.advance(Duration.ofDays(1));
        // the comparison with Zendesk comes first in a run, and leaves it to whoever began it
        reconcile();
        company.advance(Duration.ofDays(1));
        reconcile();

        assertThat(look(true).counts()).containsEntry("leaversSwitchedOff", 1);
        assertThat(now(c).deactivation().orElseThrow().reason())
                .isEqualTo(Credential.Deactivation.Reason.LEAVER);
    }

    private void reconcile() {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new Reconcile(company.world, () -> company.account.client, 50).run(run);
    }

    @Test
    void whatAPersonSwitchesOnAgainStaysOn() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        twice(true);
        company.account.screen.reactivateApiToken(Long.parseLong(now(c).zendeskId().orElseThrow()));
        for (int day = 0; day < 3; day++) {
            company.advance(Duration.ofDays(1));
            reconcile();
            look(true);
        }

        assertThat(worksInZendesk(c)).isTrue();
        assertThat(stage(c)).contains(Departure.Stage.KEPT);
        assertThat(now(c).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    private Result<Credential> transfer(Person who, Credential c, String holder) {
        return new Transfers(company.world, () -> company.account.client)
                .transfer(Company.actor(who), c.id(), holder, Optional.empty());
    }

    @Test
    void managerGivesItToSomebodyElseAndItIsSwitchedOnForThem() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        twice(true);

        assertThat(transfer(Company.SASHA, c, "quinn@example.com")).isInstanceOf(Result.Done.class);

        assertThat(worksInZendesk(c)).isTrue();
        assertThat(now(c).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(now(c).holder()).isEqualTo(Company.QUINN.email());
        assertThat(stage(c)).isEmpty();
        assertThat(company.inventory.get(Company.actor(Company.RILEY), c.id()))
                .isInstanceOf(Result.Refused.class);
        assertThat(audit(c))
                .containsSubsequence("credential.switch-on-intended", "credential.transferred");
        assertThat(refusal(transfer(Company.SASHA, c, "morgan@example.com")))
                .as("its holder is there now")
                .isInstanceOf(Refusal.WrongState.class);
        twice(true);
        assertThat(worksInZendesk(c)).isTrue();
    }

    @Test
    void orderThatZendeskDidNotCarryOutIsCarriedOutByTheSweep() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        twice(true);
        puts(dev.tokenward.sandbox.simulators.Fault.status(500));

        assertThat(refusal(transfer(Company.SASHA, c, "quinn@example.com")))
                .isInstanceOf(Refusal.NotNow.class);
        assertThat(stage(c)).contains(Departure.Stage.TO_SWITCH_ON);
        assertThat(now(c).holder()).isEqualTo(RILEY);
        company.account.screen.faults().clear();

        assertThat(look(true).counts()).containsEntry("switchedOn", 1);
        assertThat(now(c).holder()).isEqualTo(Company.QUINN.email());
        assertThat(worksInZendesk(c)).isTrue();
    }

    @Test
    void onlySupportOpsManagersAndNobodyForThemselfAndToNobodyUnknown() {
        Credential c = company.issued(Kind.API_TOKEN);
        assertThat(refusal(transfer(Company.SASHA, c, "quinn@example.com")))
                .as("its holder is there")
                .isInstanceOf(Refusal.WrongState.class);
        company.without(Company.RILEY);
        twice(true);

        for (Person person : List.of(Company.QUINN, Company.AVERY)) {
            assertThat(refusal(transfer(person, c, "quinn@example.com")))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
        assertThat(refusal(transfer(Company.MORGAN, c, "quinn@example.com")))
                .isInstanceOf(Refusal.NotVisible.class);
        for (String holder :
                List.of("sasha@example.com", "riley@example.com", "nobody", "", "x@y.zz")) {
            assertThat(transfer(Company.SASHA, c, holder))
                    .as(holder)
                    .isInstanceOfSatisfying(
                            Result.Invalid.class,
                            i ->
                                    assertThat(((Fault) i.faults().getFirst()).field())
                                            .isEqualTo("holder"));
        }
        assertThat(worksInZendesk(c)).isFalse();
    }

    @Test
    void whatIsEndedMeanwhileIsNotSwitchedOnAgain() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        twice(true);
        puts(dev.tokenward.sandbox.simulators.Fault.status(500));
        assertThat(refusal(transfer(Company.SASHA, c, "quinn@example.com")))
                .isInstanceOf(Refusal.NotNow.class);
        company.account.screen.faults().clear();
        company.inventory.revoke(Company.actor(Company.QUINN), c.id(), c.name());

        assertThat(look(true).counts()).doesNotContainKey("switchedOn");
        assertThat(refusal(transfer(Company.SASHA, c, "quinn@example.com")))
                .isInstanceOf(Refusal.WrongState.class);
        assertThat(company.account.screen.apiTokens()).noneMatch(ApiToken::active);
    }

    /** From now on, until the faults are cleared. */
    private void puts(dev.tokenward.sandbox.simulators.Fault fault) {
        company.account.screen.faults().always(Match.of("PUT", ".*api_tokens.*"), fault);
    }

    /** More than half of many: the directory is wrong, and not the people gone. */
    @Test
    void ofManyWhoSeemToHaveLeftAtOnceNobodyIsAskedAndNothingIsSwitchedOff() {
        List<Credential> held =
                IntStream.range(0, 11)
                        .mapToObj(i -> {
                            Credential c = company.issued(Kind.API_TOKEN);
                            Email holder = Email.parse("left" + i + "@example.com").orElseThrow();
                            company.store.commit(
                                    new Commit()
                                            .credential(
                                                    new Change<>(
                                                            c.draft()
                                                                    .holder(holder, "Left " + i)
                                                                    .next(),
                                                            List.of(),
                                                            List.of())));
                            return c;
                        })
                        .toList();

        SweepReport report = twice(true);

        assertThat(report.matters()).extracting(Matter::key).contains("leavers:all");
        assertThat(report.counts()).doesNotContainKeys("leaversSwitchedOff", "leaversAsked");
        assertThat(held).allMatch(this::worksInZendesk);
    }

    /** Whoever had switched it off: the question says so, and a transfer switches it on. */
    @Test
    void whatAPersonHadSwitchedOffIsSaidToBeAndIsSwitchedOnForItsNewHolder() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.client.deactivateApiToken(c.zendeskId().orElseThrow());
        company.store.commit(
                new Commit()
                        .credential(
                                new Change<>(
                                        c.draft()
                                                .status(CredentialStatus.DEACTIVATED)
                                                .deactivation(
                                                        new Credential.Deactivation(
                                                                Credential.Deactivation.Reason
                                                                        .PERSON,
                                                                company.world.now()))
                                                .next(),
                                        List.of(),
                                        List.of())));
        company.without(Company.RILEY);
        twice(true);
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(n -> assertThat(n.params()).containsEntry("switchedOff", "true"));

        assertThat(transfer(Company.SASHA, c, "quinn@example.com")).isInstanceOf(Result.Done.class);
        assertThat(now(c).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(now(c).holder()).isEqualTo(Company.QUINN.email());
        assertThat(worksInZendesk(c)).isTrue();
    }

    @Test
    void tokenwardsOwnTokenIsNeverSwitchedOffWhateverARecordSays() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        look(true);
        company.advance(Duration.ofDays(1));
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new Leavers(company.world, this::signsInWithIt, true, most).run(run);

        assertThat(run.report().matters())
                .extracting(Matter::what)
                .anyMatch(what -> what.contains("never touched"));
        assertThat(worksInZendesk(c)).isTrue();
        assertThat(stage(c)).isEmpty();
    }

    /** A Zendesk in which each token is the one that Tokenward signs in with. */
    private Zendesk signsInWithIt() {
        return (Zendesk)
                Proxy.newProxyInstance(
                        Zendesk.class.getClassLoader(),
                        new Class<?>[] {Zendesk.class},
                        (proxy, method, args) ->
                                method.getName().equals("apiTokens")
                                        ? company.account
                                                .client
                                                .apiTokens()
                                                .map(LeaverTokensTest::own)
                                        : method.invoke(company.account.client, args));
    }

    private static List<dev.tokenward.zendesk.ApiToken> own(
            List<dev.tokenward.zendesk.ApiToken> list) {
        return list.stream()
                .map(t ->
                        new dev.tokenward.zendesk.ApiToken(
                                t.id(),
                                t.description(),
                                t.active(),
                                t.createdAt(),
                                t.updatedAt(),
                                t.lastUsedAt(),
                                t.userId(),
                                true))
                .toList();
    }

    @Test
    void whatIsNotHandedOverYetIsNotAskedAboutAndIsRefusedInWordsThatSayWhatHappens() {
        Credential c = company.issued(Kind.API_TOKEN);
        Credential pending = Bulk.copy(c, Map.of("id", "cred_pending", "status", "PENDING"));
        Bulk.write(company.plain, company.table, Company.POLICY, List.of(pending), List.of());
        company.without(Company.RILEY);

        twice(false);

        assertThat(stage(pending)).isEmpty();
        assertThat(refusal(transfer(Company.SASHA, pending, "quinn@example.com")).message())
                .contains("not handed over yet", c.requestId(), "asks for their own");
    }
}
