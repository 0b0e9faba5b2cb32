package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in Zendesk is kept in sight, and nothing is done by half a view. */
class SightTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whatNobodyAskedForIsListedBesideWhatIsManagedWithItsProposedOwner() {
        Credential managed = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(2));
        String stray = it.token("riley - https://gitlab.example.com/a/b/-/issues/9 - 31/03/2027");

        SweepReport report = it.look();

        assertThat(report.counts()).containsEntry("found", 1);
        Found f = it.found(stray);
        assertThat(f.standing()).isEqualTo(Standing.FOUND);
        assertThat(f.owner().orElseThrow().email()).isEqualTo(Company.RILEY.email());
        assertThat(f.naming().sort()).isEqualTo(Naming.Sort.NEAR_MISS);
        assertThat(f.naming().right())
                .contains("riley - https://gitlab.example.com/a/b/-/issues/9 - 2027-03-31");
        List<InventoryLine> lines = it.all(Company.QUINN);
        assertThat(lines)
                .extracting(line ->
                        switch (line.listed()) {
                            case Listed.Managed(Credential c) -> c.id();
                            case Listed.Stray(Found s) -> s.standing().name();
                        })
                .as("what nobody stands for comes first, Tokenward's own client last")
                .containsExactly("FOUND", managed.id(), "OWN");
        assertThat(lines.getFirst().attention())
                .anyMatch(w -> w.contains("nobody stands for it"))
                .anyMatch(w -> w.contains("year-month-day"));
        assertThat(it.overview(Company.AVERY).survey().orElseThrow().complete()).isTrue();
    }

    @Test
    void lookThatHadNoRoomForCallsIsNotCompleteAndKeepsWhatWasMeasured() {
        it.token("riley - backup");
        it.look();
        var asOf = it.overview(Company.QUINN).survey().orElseThrow().asOf();
        company.advance(Duration.ofHours(1));

        it.look(
                new SweepRun(
                        company.world,
                        SweepRun.Mode.DAILY,
                        false,
                        List.of(),
                        () -> Optional.of("Zendesk's limit of calls left no room")));

        var survey = it.overview(Company.QUINN).survey().orElseThrow();
        assertThat(survey.complete()).isFalse();
        assertThat(survey.asOf()).isEqualTo(asOf);
        assertThat(survey.days().orElseThrow().getLast().tokensLeft()).contains(1);
    }

    @Test
    void onlySupportOpsAndAuditorsSeeOthers() {
        String stray = it.token("riley - backup");
        it.look();

        assertThat(
                        company.inventory.list(
                                Company.actor(Company.RILEY),
                                CredentialView.ALL,
                                Optional.empty(),
                                new PageRequest(10, Optional.empty())))
                .isInstanceOf(Result.Refused.class);
        assertThat(company.inventory.line(Company.actor(Company.RILEY), stray))
                .as("a proposal shows nothing before its person is asked")
                .isEqualTo(
                        new Result.Refused<>(
                                new Refusal.NotVisible(
                                        "There is no credential " + stray + " that you may see.")));
        assertThat(company.inventory.line(Company.actor(Company.AVERY), stray))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void ofAnIncompleteListNothingIsKeptAndNobodyIsAsked() {
        String stray = it.token("riley");
        String kept = it.token("riley - kept");
        it.look();
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/clients"), Fault.status(500));
        company.account.screen.deleteApiToken(Long.parseLong(it.found(stray).zendeskId()));
        String other = it.token("sasha");

        SweepReport report = it.nextDay();

        assertThat(report.complete()).isFalse();
        assertThat(report.matters()).anyMatch(m -> m.what().contains("not complete"));
        assertThat(report.counts()).doesNotContainKey("ownersAsked");
        assertThat(it.overview(Company.SASHA).survey().orElseThrow().complete()).isFalse();
        assertThat(it.found(kept).standing()).as("nobody is asked").isEqualTo(Standing.FOUND);
        assertThat(it.found(other).standing()).isEqualTo(Standing.FOUND);
        assertThat(it.found(stray).standing()).as("missing once").isEqualTo(Standing.FOUND);
    }

    /** Hazard E15: a 200 with an empty list is no deletion of everything. */
    @Test
    void listThatLacksMostOfWhatStoodThereIsNotBelievedUntilItStaysSo() {
        it.grown(12, 0, 0);
        it.look();
        Optional<Instant> asOf = it.overview(Company.QUINN).survey().orElseThrow().asOf();
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", "/api/v2/api_tokens.*"),
                        Fault.answer(InSight.json("{\"api_tokens\":[]}")));

        SweepReport first = it.nextDay();

        var survey = it.overview(Company.QUINN).survey().orElseThrow();
        assertThat(survey.complete()).isFalse();
        assertThat(survey.asOf()).isEqualTo(asOf);
        assertThat(survey.failure().orElseThrow()).contains("12 of 12 (API_TOKEN)");
        assertThat(first.matters())
                .filteredOn(m -> m.urgency() == Matter.Urgency.NOW)
                .singleElement()
                .satisfies(m -> assertThat(m.key()).isEqualTo("sight:missing:API_TOKEN"));
        assertThat(first.counts()).doesNotContainKey("ownersAsked");
        assertThat(company.store.standing()).allMatch(f -> f.missingSince().isEmpty());

        assertThat(it.nextDay().matters())
                .as("a day later it is as doubtful")
                .anyMatch(m -> m.urgency() == Matter.Urgency.NOW);
        SweepReport second = it.nextDay();

        assertThat(second.matters()).noneMatch(m -> m.urgency() == Matter.Urgency.NOW);
        assertThat(it.overview(Company.QUINN).survey().orElseThrow().complete()).isTrue();
        assertThat(company.store.standing())
                .filteredOn(f -> f.missingSince().isPresent())
                .as("taken for missing, and for gone on the next day only")
                .hasSize(12);

        SweepReport third = it.nextDay();

        assertThat(third.matters()).noneMatch(m -> m.urgency() == Matter.Urgency.NOW);
        assertThat(it.overview(Company.QUINN).survey().orElseThrow().complete()).isTrue();
        assertThat(company.store.standing()).as("Tokenward's own client").hasSize(1);
    }

    @Test
    void twoDoubtsWithFailuresBetweenThemAreNotTwoDaysOfTheSame() {
        it.grown(12, 0, 0);
        it.look();
        var faults = company.account.screen.faults();
        Match list = Match.of("GET", "/api/v2/api_tokens.*");
        faults.next(list, Fault.answer(InSight.json("{\"api_tokens\":[]}")));
        it.nextDay();
        for (int day = 0; day < 3; day++) {
            faults.next(list, Fault.status(403));
            it.nextDay();
        }
        faults.next(list, Fault.answer(InSight.json("{\"api_tokens\":[]}")));

        SweepReport last = it.nextDay();

        assertThat(last.matters()).anyMatch(m -> m.key().equals("sight:missing:API_TOKEN"));
        assertThat(company.store.standing()).allMatch(f -> f.missingSince().isEmpty());
    }

    /** A secret that was changed by mistake: nothing is taken from a list that is not believed. */
    @Test
    void listOfAnotherAccountIsNoneOfOurs() {
        it.grown(12, 0, 0);
        it.look();
        String another =
                IntStream.range(0, 30)
                        .mapToObj(i -> "{\"id\":" + (70_000 + i) + ",\"description\":\"riley\"}")
                        .collect(Collectors.joining(",", "{\"api_tokens\":[", "]}"));
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", "/api/v2/api_tokens.*"),
                        Fault.answer(InSight.json(another)));

        SweepReport first = it.nextDay();
        company.advance(Duration.ofMinutes(10));
        SweepReport again = it.look();

        for (SweepReport report : List.of(first, again)) {
            assertThat(report.matters())
                    .anyMatch(m -> m.key().equals("sight:missing:API_TOKEN"))
                    .noneMatch(m -> m.key().equals("found:new"));
        }
        assertThat(company.store.standing())
                .as("ours, and Tokenward's own client")
                .hasSize(13)
                .allMatch(f -> f.missingSince().isEmpty());
    }

    /** An installation whose first look was cut short. */
    @Test
    void whatTheVeryFirstLookSawIsToldByTheFirstWholeOne() {
        it.token("Target - First");
        company.account
                .screen
                .faults()
                .next(Match.of("GET", "/api/v2/oauth/clients"), Fault.status(403));
        it.look();
        company.advance(Duration.ofDays(1));

        assertThat(it.look().matters())
                .filteredOn(m -> m.key().equals("found:new"))
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("Target - First"));
    }

    @Test
    void oneThatComesBackInTimeIsAsIfNothingHadBeen() {
        it.grown(12, 0, 0);
        it.look();
        company.account
                .screen
                .faults()
                .next(
                        Match.of("GET", "/api/v2/api_tokens.*"),
                        Fault.answer(InSight.json("{\"api_tokens\":[]}")));
        it.nextDay();

        it.nextDay();

        assertThat(it.overview(Company.QUINN).survey().orElseThrow().complete()).isTrue();
        assertThat(company.store.standing()).allMatch(f -> f.missingSince().isEmpty());
    }

    @Test
    void whatWasFirstSeenOnADayWithoutAWholeLookIsToldAsNewAfterwards() {
        it.look();
        company.account
                .screen
                .faults()
                .next(Match.of("GET", "/api/v2/oauth/clients"), Fault.status(403));
        it.token("Target - Late");
        assertThat(it.nextDay().matters()).noneMatch(m -> m.key().equals("found:new"));
        SweepReport second = it.nextDay();
        it.token("Target - Other");
        SweepReport third = it.nextDay();

        assertThat(second.matters())
                .filteredOn(m -> m.key().equals("found:new"))
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("Target - Late"));
        assertThat(third.matters())
                .filteredOn(m -> m.key().equals("found:new"))
                .singleElement()
                .satisfies(m -> assertThat(m.what()).contains("Other").doesNotContain("Late"));
    }

    /** A run may die after it wrote down what it saw. */
    @Test
    void whatADeadRunSawIsToldAsNewByTheOneThatIsRunInItsPlace() {
        it.look();
        company.advance(Duration.ofDays(1));
        it.token("Target - New");
        it.look();
        company.advance(Duration.ofMinutes(15));

        assertThat(it.look().matters()).anyMatch(m -> m.key().equals("found:new"));
    }

    @Test
    void managersHearOfWhatIsSeenForTheFirstTimeAndOnlyThen() {
        it.token("Target - New");

        assertThat(it.look().matters()).anyMatch(m -> m.key().equals("found:new"));
        assertThat(it.nextDay().matters()).noneMatch(m -> m.key().equals("found:new"));
    }

    @Test
    void whoeverTheNameProposesAnewWasNotAskedYet() {
        String stray = it.token("riley");
        it.look();
        it.nextDay();
        Found asked = it.found(stray);
        assertThat(asked.standing()).isEqualTo(Standing.ASKED);

        it.renames().rename(Company.actor(Company.QUINN), stray, "devon - export");
        it.nextDay();

        Found other = it.found(stray);
        assertThat(other.owner().orElseThrow().email()).isEqualTo(Company.DEVON.email());
        assertThat(other.standing()).isEqualTo(Standing.ASKED);
        assertThat(other.since()).as("anew").isAfter(asked.since());
        assertThat(
                        company.store.outbox(
                                stray + ":FOUND_ASKED:v" + other.version() + ":devon@example.com"))
                .isPresent();
    }

    @Test
    void whatTwoCompleteListsDoNotShowIsGoneAndStaysInTheHistory() {
        String stray = it.token("Target - Old");
        it.look();
        company.account.screen.deleteApiToken(Long.parseLong(it.found(stray).zendeskId()));
        it.nextDay();
        assertThat(it.found(stray).missingSince()).isPresent();

        it.nextDay();

        assertThat(it.found(stray).standing()).isEqualTo(Standing.GONE);
        assertThat(it.all(Company.SASHA).getLast().listed())
                .isEqualTo(new Listed.Stray(it.found(stray)));
    }

    @Test
    void proposedOwnerIsAskedAtTheSecondSightAndTheManagersHearOfNoAnswer() {
        String stray = it.token("riley");
        it.look();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.FOUND);

        assertThat(it.nextDay().counts()).containsEntry("ownersAsked", 1);

        Found asked = it.found(stray);
        assertThat(asked.standing()).isEqualTo(Standing.ASKED);
        String key = stray + ":FOUND_ASKED:v" + asked.version() + ":riley@example.com";
        Notice notice = company.store.outbox(key).orElseThrow().notice();
        assertThat(notice.params())
                .containsEntry("id", stray)
                .containsEntry("evidence", "its name names them: “riley”");
        assertThat(company.inventory.line(Company.actor(Company.RILEY), stray))
                .isInstanceOf(Result.Done.class);
        assertThat(it.nextDay().counts()).doesNotContainKey("ownersAsked");

        company.advance(Duration.ofDays(14));
        SweepReport late = it.look();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.UNANSWERED);
        assertThat(late.matters())
                .anyMatch(m -> m.what().contains("did not answer") && m.who().contains("manager"));
    }

    @Test
    void ownerIsSoughtInTheIssueAndInZendeskWhereTheNameDoesNotSay() {
        String linked = it.token("https://gitlab.example.com/a/b/-/issues/17");
        String nameless = it.token("API");

        it.look();

        assertThat(it.found(linked).owner().orElseThrow().evidence()).contains("issues/17");
        assertThat(it.found(nameless).owner().orElseThrow().email())
                .isEqualTo(Company.SASHA.email());
        int asked = it.gitlab.asked;
        it.nextDay();
        assertThat(it.gitlab.asked).as("once a month").isEqualTo(asked);
    }

    @Test
    void useOfAManagedCredentialIsKeptDayByDay() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofHours(2));
        long id = Long.parseLong(c.zendeskId().orElseThrow());
        it.look();
        String row = Found.rowId(Kind.API_TOKEN, Long.toString(id));
        assertThat(it.found(row).standing()).isEqualTo(Standing.ISSUED);

        company.advance(Duration.ofDays(1));
        company.account.screen.useApiToken(id);
        it.look();
        company.advance(Duration.ofDays(2));
        company.account.screen.useApiToken(id);
        it.look();

        assertThat(it.found(row).usedOn()).as("at its making, and then twice").hasSize(3);
        assertThat(company.credential(c.id()).lastUsedAt()).contains(company.world.now());
    }

    @Test
    void dryRunWritesNothing() {
        String stray = it.token("riley");

        it.look(true);

        assertThat(company.store.found(stray)).isEmpty();
        assertThat(company.store.survey().version()).isZero();
    }
}
