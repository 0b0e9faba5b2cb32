package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.calendar.CalendarText;
import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody asked for here gets somebody who stands for it, or goes, and never by itself. */
class StraysTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Result<InventoryLine> adopt(Person who, String id, AdoptionInput input) {
        return new FoundAnswers(company.world).adopt(Company.actor(who), id, input);
    }

    private FoundActions actions() {
        return new FoundActions(
                company.world, () -> company.account.client, company.revocation, it.rules);
    }

    private static AdoptionInput until(String day) {
        return new AdoptionInput(
                Optional.of("nightly export"), Optional.of(day), Optional.empty(), List.of());
    }

    @Test
    void whatWentMeanwhileIsNotAgreedTo() {
        it.rules = new SightRules(14, 20, true, 14, 14);
        String stray = it.asked();
        company.account.screen.apiTokens().stream()
                .filter(t -> stray.endsWith("_" + t.id()))
                .forEach(t -> company.account.screen.deleteApiToken(t.id()));
        it.nextDay();
        it.nextDay();
        assertThat(it.found(stray).isGone()).isTrue();

        assertThat(refusal(actions().remove(Company.actor(Company.SASHA), stray, "riley - backup")))
                .satisfies(r -> assertThat(r.message()).contains("not in Zendesk any more"));
        assertThat(it.found(stray).isGone()).isTrue();
    }

    private Credential record(String stray) {
        return company.credential(it.found(stray).credentialId().orElseThrow());
    }

    /** Made by a user for integrations, so that nothing but its name says whose it is. */
    private String nobodys() {
        company.account.screen.makeApiToken(
                InSight.SERVICE, "API", company.account.clock.instant().minus(Duration.ofDays(10)));
        return Found.rowId(
                Kind.API_TOKEN, Long.toString(company.account.screen.apiTokens().getLast().id()));
    }

    private void renameInZendesk(String stray, String name) {
        company.account.screen.renameApiToken(Long.parseLong(it.found(stray).zendeskId()), name);
    }

    @Test
    void whoIsNamedSinceARenamingAloneIsNotAskedAndCannotTakeIt() {
        String stray = nobodys();
        it.rules = new SightRules(14, 20, true, 14, 14);
        it.look();
        renameInZendesk(stray, "devon - backup");

        it.nextDay();
        SweepReport report = it.nextDay();

        Found f = it.found(stray);
        assertThat(f.standing()).as("Devon is not asked").isEqualTo(Standing.FOUND);
        assertThat(f.owner().orElseThrow().evidence())
                .contains("given on 2026-11-26 at the latest in Zendesk", "“API”");
        assertThat(report.matters())
                .filteredOn(m -> m.key().equals("found:renamed"))
                .singleElement()
                .satisfies(m -> assertThat(m.who()).contains("Support Ops managers"));
        assertThat(it.all(Company.QUINN))
                .filteredOn(l -> l.listed().equals(new Listed.Stray(f)))
                .singleElement()
                .satisfies(l ->
                        assertThat(l.attention())
                                .anyMatch(a -> a.contains("not asked, since that name")));
        assertThat(adopt(Company.DEVON, stray, until("2027-01-15")))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        i ->
                                assertThat(i.faults().toString())
                                        .contains("nothing but your word says so"));
        assertThat(adopt(Company.SASHA, stray, until("2027-01-15")))
                .as("another manager says so")
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void memberOfSupportOpsWhoRenamesAStrayToTheirOwnNameIsNoOwnerByThat() {
        String stray = nobodys();
        it.look();
        it.renames().rename(Company.actor(Company.QUINN), stray, "quinn - backup");

        it.nextDay();
        it.nextDay();

        assertThat(it.found(stray).standing()).isEqualTo(Standing.FOUND);
        assertThat(it.found(stray).owner().orElseThrow().doubt().orElseThrow())
                .contains("by quinn@example.com through Tokenward");
        assertThat(refusal(adopt(Company.QUINN, stray, until("2027-01-15"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void memberOfSupportOpsWhoNamesSomebodyElseIsBelievedEnoughToAskThemAndSaidToHaveDoneSo() {
        String stray = it.token("API");
        it.look();
        it.renames().rename(Company.actor(Company.QUINN), stray, "devon - backup");

        it.nextDay();
        it.nextDay();

        assertThat(it.found(stray).standing()).isEqualTo(Standing.ASKED);
        assertThat(it.found(stray).owner().orElseThrow().evidence())
                .contains("by quinn@example.com through Tokenward");
    }

    @Test
    void whomSomethingElseSpeaksForIsNotPutAsideByARenamingAndANameThatComesBackIsBelieved() {
        String stray = it.token("riley - backup");
        it.look();
        renameInZendesk(stray, "devon - backup");
        it.nextDay();
        assertThat(it.found(stray).owner().orElseThrow().email()).isEqualTo(Company.RILEY.email());

        renameInZendesk(stray, "riley - backup");
        it.nextDay();

        assertThat(it.found(stray).renamed()).isEmpty();
        assertThat(it.found(stray).owner().orElseThrow().doubt()).isEmpty();
    }

    @Test
    void proposedOwnerAdoptsItAndItEndsOnItsDay() {
        String stray = it.asked();

        Result<InventoryLine> adopted = adopt(Company.RILEY, stray, until("2027-01-15"));

        assertThat(adopted).isInstanceOf(Result.Done.class);
        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(c.holder()).isEqualTo(Company.RILEY.email());
        assertThat(c.requestId()).as("no approval is told of that nobody gave").isEmpty();
        assertThat(c.adoption().orElseThrow().purpose()).isEqualTo("nightly export");
        assertThat(company.store.owner("name:riley - backup")).contains(c.id());
        assertThat(
                        company
                                .store
                                .auditLog()
                                .events("found:" + stray, PageRequest.first(10))
                                .items()
                                .stream()
                                .map(e -> e.entry().type()))
                .containsExactly("found.asked", "found.adopted", "credential.adopted");

        it.nextDay();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.ADOPTED);
        assertThat(it.all(Company.SASHA)).as("listed once, as managed").hasSize(2);

        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.account.screen.apiTokens()).isEmpty();
        assertThat(company.store.owner("name:riley - backup")).isEmpty();
    }

    @Test
    void whoSaysThatItIsNotTheirsLeavesItToTheManagersAndMayStillTakeItBack() {
        String stray = it.asked();
        FoundAnswers answers = new FoundAnswers(company.world);

        assertThat(refusal(answers.disown(Company.actor(Company.SASHA), stray)).message())
                .contains("Only who was asked");
        assertThat(answers.disown(Company.actor(Company.RILEY), stray))
                .isInstanceOf(Result.Done.class);
        assertThat(refusal(answers.disown(Company.actor(Company.RILEY), stray)).message())
                .contains("already");
        it.nextDay();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.DISOWNED);
        assertThat(it.all(Company.SASHA).toString()).contains("says that it is not theirs");

        assertThat(adopt(Company.RILEY, stray, until("2027-01-15")))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void ofTwinsOnlyTheAdoptedOneIsTakenOut() {
        String stray = it.token("riley");
        String twin = it.token("riley");
        it.look();
        it.nextDay();
        adopt(Company.RILEY, stray, until("2027-01-15"));

        company.revocation.order(record(stray).id(), Optional.empty(), "over");
        company.revocation.carryOut(record(stray).id());

        assertThat(company.account.screen.apiTokens())
                .extracting(t -> Long.toString(t.id()))
                .containsExactly(it.found(twin).zendeskId());
    }

    @Test
    void everyFaultOfAnAdoptionIsNamedAtOnceAndNothingIsStored() {
        String stray = it.asked();

        Result<InventoryLine> result =
                adopt(
                        Company.SASHA,
                        stray,
                        new AdoptionInput(
                                Optional.empty(),
                                Optional.of("2029-01-01"),
                                Optional.of("nobody@example.com"),
                                List.of()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid ->
                                assertThat((List<?>) invalid.faults())
                                        .map(f -> ((Fault) f).field())
                                        .containsExactlyInAnyOrder(
                                                "purpose", "removalDate", "holder"));
        assertThat(it.found(stray).standing()).isEqualTo(Standing.ASKED);
    }

    @Test
    void strangerSeesNothingAndNobodyAdoptsTwice() {
        String stray = it.asked();
        assertThat(refusal(adopt(Company.MORGAN, stray, until("2027-01-15"))))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(refusal(adopt(Company.QUINN, stray, until("2027-01-15"))))
                .isInstanceOf(Refusal.Forbidden.class);

        assertThat(adopt(Company.SASHA, stray, until("2027-01-15")))
                .isInstanceOf(Result.Done.class);
        assertThat(refusal(adopt(Company.DEVON, stray, until("2027-01-16"))).message())
                .contains(record(stray).id());
    }

    @Test
    void managerDoesNotTakeSomethingForThemselfAlone() {
        String stray = it.token("riley");
        it.look();

        assertThat(
                        adopt(
                                Company.DEVON,
                                stray,
                                new AdoptionInput(
                                        Optional.of("export"),
                                        Optional.of("2027-01-15"),
                                        Optional.of("devon@example.com"),
                                        List.of())))
                .isInstanceOf(Result.Invalid.class);
    }

    @Test
    void withoutTheSettingNothingIsSwitchedOff() {
        String stray = it.asked();
        company.advance(Duration.ofDays(14));
        it.look();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.UNANSWERED);

        assertThat(refusal(actions().remove(Company.actor(Company.SASHA), stray, "riley - backup")))
                .satisfies(r -> assertThat(r.message()).contains("FOUND_REMOVAL"));
        assertThat(company.account.screen.apiTokens().getFirst().active()).isTrue();
    }

    @Test
    void unansweredTokenIsSwitchedOffAfterAManagersYesAndDeletedLater() {
        it.rules = new SightRules(14, 20, true, 7, 14);
        String stray = it.asked();
        assertThat(refusal(actions().remove(Company.actor(Company.SASHA), stray, "riley - backup")))
                .as("its owner comes first")
                .isInstanceOf(Refusal.WrongState.class);
        company.advance(Duration.ofDays(14));
        it.look();
        assertThat(refusal(actions().remove(Company.actor(Company.QUINN), stray, "riley - backup")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(actions().remove(Company.actor(Company.SASHA), stray, "something else"))
                .isInstanceOf(Result.Invalid.class);

        assertThat(actions().remove(Company.actor(Company.SASHA), stray, "riley - backup"))
                .isInstanceOf(Result.Done.class);

        assertThat(it.found(stray).standing()).isEqualTo(Standing.DEACTIVATED);
        assertThat(company.account.screen.apiTokens().getFirst().active()).isFalse();
        it.nextDay();
        assertThat(company.account.screen.apiTokens()).hasSize(1);
        company.advance(Duration.ofDays(7));

        assertThat(it.look().counts()).containsEntry("foundDeleted", 1);

        assertThat(company.account.screen.apiTokens()).isEmpty();
        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(c.adoption().orElseThrow().by()).isEqualTo(Company.SASHA.email());
    }

    @Test
    void whatNobodyAskedForIsNotExtendedByItsCalendarEither() {
        String stray = it.asked();
        adopt(Company.RILEY, stray, until("2027-01-15"));
        Credential c = record(stray);

        String calendar =
                CalendarText.of(
                                new Agenda(FeedKind.PERSONAL, List.of(c), Map.of(), false),
                                Company.POLICY)
                        .replace("\r\n ", "");

        assertThat(calendar)
                .contains("ask for one of your own before that: POST /requests\\n")
                .doesNotContain("/requests/", "request:");
    }

    /** Which list it is makes no difference: of access tokens there are most pages. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/api_tokens", "/api/v2/oauth/clients", "/api/v2/oauth/tokens"})
    void whileAListIsNotSeenWholeNobodyIsAskedAndNothingIsDeleted(String path) {
        it.rules = new SightRules(14, 20, true, 7, 14);
        String agreed = nobodys();
        it.look();
        it.nextDay();
        assertThat(actions().remove(Company.actor(Company.SASHA), agreed, "API"))
                .isInstanceOf(Result.Done.class);
        String stray = it.token("riley - backup");
        it.nextDay();
        company.advance(Duration.ofDays(7));
        company.account.screen.faults().always(Match.of("GET", path), away());

        SweepReport blind = it.look();

        assertThat(blind.complete()).isFalse();
        assertThat(blind.counts()).doesNotContainKeys("ownersAsked", "foundDeleted");
        assertThat(it.found(stray).standing()).isEqualTo(Standing.FOUND);
        assertThat(it.overview(Company.SASHA).survey().orElseThrow())
                .satisfies(survey -> {
                    assertThat(survey.complete()).isFalse();
                    assertThat(survey.failure()).isPresent();
                    assertThat(survey.asOf().orElseThrow()).isBefore(company.world.now());
                });

        company.account.screen.faults().clear();
        assertThat(it.nextDay().counts())
                .containsEntry("ownersAsked", 1)
                .containsEntry("foundDeleted", 1);
        assertThat(it.overview(Company.SASHA).survey().orElseThrow().asOf())
                .contains(company.world.now());
    }

    private static dev.tokenward.sandbox.simulators.Fault away() {
        return dev.tokenward.sandbox.simulators.Fault.status(500);
    }

    @Test
    void switchedOnAgainByHandWhatWasAgreedIsVoid() {
        it.rules = new SightRules(14, 20, true, 7, 14);
        String stray = it.asked();
        company.advance(Duration.ofDays(14));
        it.look();
        actions().remove(Company.actor(Company.SASHA), stray, "riley - backup");
        company.account.screen.reactivateApiToken(Long.parseLong(it.found(stray).zendeskId()));

        company.advance(Duration.ofDays(8));
        it.look();

        assertThat(it.found(stray).removal()).isEmpty();
        assertThat(company.account.screen.apiTokens().getFirst().active()).isTrue();
    }

    @Test
    void ownAccessIsNeverTouched() {
        it.rules = new SightRules(14, 20, true, 7, 14);
        it.look();
        Found own =
                company.store.standing().stream()
                        .filter(f -> f.standing() == Standing.OWN)
                        .findFirst()
                        .orElseThrow();

        assertThat(refusal(actions().remove(Company.actor(Company.SASHA), own.id(), own.label())))
                .satisfies(r -> assertThat(r.message()).contains("never touched"));
        assertThat(refusal(adopt(Company.SASHA, own.id(), until("2027-01-15"))))
                .isInstanceOf(Refusal.WrongState.class);
    }
}
