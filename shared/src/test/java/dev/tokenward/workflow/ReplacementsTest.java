package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.done;
import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Replacement;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.retirement.NextStep;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.PageRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API token's place is taken by an OAuth client, step by step, and nothing goes by itself. */
class ReplacementsTest {
    private static final List<String> CALLS = List.of("GET /api/v2/tickets");

    private final InSight it = new InSight();
    private final Company company = it.company;
    private long accessTokens = 9_000_000_000L;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void oneStepAsksForAClientWithTheScopesThatFitAndTheUsualApprovalsApply() {
        Credential old = watched();

        Request request = done(ask(Company.RILEY, old.id(), byIssue("901", CALLS)));

        assertThat(request.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(request.content().kind()).isEqualTo(Kind.OAUTH_CLIENT);
        assertThat(request.content().scopes()).containsExactly("tickets:read");
        assertThat(request.content().purpose()).isEqualTo("In place of an API token: export");
        assertThat(request.content().removalDate()).isEqualTo(old.lastDay());
        assertThat(request.replaces()).as("no extension: the old one is watched").isEmpty();
        assertThat(row(old).replacement().orElseThrow().requestId()).isEqualTo(request.id());
        assertThat(company.credential(old.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(outlook(old).phase()).isEqualTo(Phase.BEING_REPLACED);
        assertThat(refusal(ask(Company.RILEY, old.id(), byIssue("902", CALLS))))
                .isEqualTo(
                        new Refusal.Taken(
                                "An OAuth client in its place is asked for already: "
                                        + request.id()
                                        + ".",
                                Optional.of(request.id())));
    }

    @Test
    void sameCallAgainHasTheSameAnswerAndADeniedOneMakesRoom() {
        Credential old = watched();
        Replacements use = replacements();
        RequestInput input = byIssue("901", CALLS);
        var first = use.ask(Company.actor(Company.RILEY), old.id(), input, Optional.of("key"));
        var again = use.ask(Company.actor(Company.RILEY), old.id(), input, Optional.of("key"));
        String id = done(first).id();
        assertThat(again).isInstanceOf(Result.Repeated.class);

        new Requests(company.world, () -> it.gitlab, ReplacementsTest::links)
                .withdraw(Company.actor(Company.RILEY), id);

        Request other = done(ask(Company.RILEY, old.id(), byIssue("902", CALLS)));
        assertThat(row(old).replacement().orElseThrow().requestId()).isEqualTo(other.id());
    }

    @Test
    void withoutScopesOrCallsEveryFaultIsNamedAndNothingIsStored() {
        Credential old = watched();

        Result<Request> result = ask(Company.RILEY, old.id(), byIssue("901", List.of()));

        assertThat(result).isInstanceOf(Result.Invalid.class);
        assertThat(((Result.Invalid<Request>) result).faults())
                .extracting(Fault::field)
                .containsExactly("scopes");
        assertThat(row(old).replacement()).isEmpty();
    }

    @Test
    void onceTheOldIsSilentAndTheNewIsUsedItsDeletionIsProposedAndNothingIsDeleted() {
        Credential old = watched();
        use(old);
        Credential client = replaced(old);
        for (int days : List.of(1, 11, 1)) {
            used(client);
            assertThat(later(days).counts()).doesNotContainKey("deletionsProposed");
        }
        used(client);
        SweepReport report = it.nextDay();

        assertThat(report.counts()).containsEntry("deletionsProposed", 1);
        assertThat(report.matters())
                .filteredOn(m -> m.key().startsWith("replaced:"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).contains("(14 days without use)", "Nothing is deleted");
                    assertThat(m.who()).contains("riley@example.com", old.id());
                });
        Notice notice = proposal(old);
        assertThat(notice.recipient())
                .isEqualTo(new Notice.Recipient.To(new Email("riley@example.com")));
        assertThat(notice.params())
                .containsEntry("silentDays", "14")
                .containsEntry("clientUsedOn", "2026-12-08")
                .containsEntry("tokenUsedOn", "2026-11-25");
        assertThat(outlook(old).phase()).isEqualTo(Phase.REPLACED);
        RetirementReport waiting = report();
        assertThat(waiting.burnDown().left()).as("it works until it is ended").isEqualTo(1);
        assertThat(waiting.burnDown().finish()).isEmpty();
        assertThat(waiting.burnDown().points()).last().extracting(p -> p.left()).isEqualTo(1);
        assertThat(waiting.owners()).singleElement().extracting(o -> o.left()).isEqualTo(1);
        for (int days : List.of(1, 4)) {
            used(client);
            assertThat(later(days).counts()).doesNotContainKey("deletionsProposed");
        }
        assertThat(company.credential(old.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(company.account.screen.apiTokens()).hasSize(1);
    }

    @Test
    void usedAgainTheProposalIsVoid() {
        Credential old = watched();
        use(old);
        Credential client = replaced(old);
        for (int days : List.of(14, 1)) {
            used(client);
            later(days);
        }
        assertThat(row(old).deletionProposed()).isTrue();

        use(old);
        used(client);
        SweepReport report = it.nextDay();

        assertThat(row(old).deletionProposed()).isFalse();
        assertThat(report.matters()).noneMatch(m -> m.key().startsWith("replaced:"));
        assertThat(outlook(old).phase()).isEqualTo(Phase.BEING_REPLACED);
    }

    @Test
    void silentOldAndUnusedNewProveNothing() {
        Credential old = watched();
        use(old);
        replaced(old);

        for (int days : List.of(1, 13, 1, 5)) {
            assertThat(later(days).counts()).doesNotContainKey("deletionsProposed");
        }
    }

    @Test
    void clientWhoseTokensLiveForMinutesIsSeenInUseByTheRunsBetween() {
        Credential old = watched();
        use(old);
        Credential client = replaced(old);
        it.nextDay();
        for (int day = 0; day < 13; day++) {
            usedFor(client, Duration.ofMinutes(20));
            company.advance(Duration.ofMinutes(15));
            tick();
            company.advance(Duration.ofMinutes(15));
            tick();
            company.advance(Duration.ofMinutes(23 * 60 + 30));
            assertThat(it.look().counts().getOrDefault("deletionsProposed", 0))
                    .isEqualTo(day < 12 ? 0 : 1);
            if (day == 3) {
                assertThat(outlook(old).next())
                        .isEqualTo(
                                new NextStep(
                                        NextStep.Who.NOBODY,
                                        Optional.empty(),
                                        "Nothing yet: its OAuth client was used on 29 November 2026,"
                                                + " and the token was not for 5 days. If it stays so, its"
                                                + " deletion is proposed after 14 days.",
                                        Optional.empty()));
            }
        }

        assertThat(row(client).usedOn()).hasSize(13);
        assertThat(company.credential(client.id()).lastUsedAt())
                .as("the record says so, too")
                .hasValueSatisfying(
                        at -> assertThat(at).isEqualTo(row(client).seen().lastUsedAt().get()));
        assertThat(proposal(old).params()).containsEntry("clientUsedOn", "2026-12-08");
        assertThat(outlook(old).phase()).isEqualTo(Phase.REPLACED);
    }

    /** Of each day only its first use is looked for, and only of what takes a token's place. */
    @Test
    void watchingAsksZendeskOfNothingThatIsKnown() {
        Credential old = watched();
        assertThat(callsOfATick()).as("nothing is replaced").isZero();
        Credential client = replaced(old);
        it.nextDay();
        assertThat(callsOfATick()).isEqualTo(1);
        assertThat(callsOfATick()).as("not used yet").isEqualTo(1);

        usedFor(client, Duration.ofMinutes(5));
        assertThat(callsOfATick()).isEqualTo(1);
        long version = row(client).version();
        assertThat(callsOfATick()).as("known to be used today").isZero();
        company.advance(Duration.ofDays(1));
        assertThat(callsOfATick()).as("another day").isEqualTo(1);
        assertThat(row(client).version()).as("nothing new, nothing written").isEqualTo(version);

        company.inventory.revoke(Company.actor(Company.RILEY), client.id(), client.name());
        it.look();
        assertThat(callsOfATick()).as("its client is over").isZero();
    }

    /** In whichever order: nobody's turn is spoilt by a client that Zendesk has trouble with. */
    @Test
    void watchingGoesOnWhereOneClientsListFailsOrIsGone() {
        Credential client = replaced(watched());
        Credential other = replaced(watched(), "902");
        it.nextDay();
        for (int status : List.of(403, 404, 500)) {
            for (List<Credential> order : List.of(List.of(client, other), List.of(other, client))) {
                company.account
                        .screen
                        .faults()
                        .always(
                                Match.of("GET", "/api/v2/oauth/tokens")
                                        .withQuery(
                                                "client_id="
                                                        + order.getFirst()
                                                                .zendeskId()
                                                                .orElseThrow()),
                                dev.tokenward.sandbox.simulators.Fault.status(status));
                company.advance(Duration.ofDays(1));
                usedFor(order.getFirst(), Duration.ofHours(2));
                usedFor(order.getLast(), Duration.ofHours(2));
                int before = row(order.getFirst()).usedOn().size();
                int others = row(order.getLast()).usedOn().size();
                tick();
                assertThat(row(order.getFirst()).usedOn()).as("%s", status).hasSize(before);
                assertThat(row(order.getLast()).usedOn()).as("%s", status).hasSize(others + 1);
                company.account.screen.faults().clear();
            }
        }
    }

    @Test
    void ofManyTokensAFewPagesAreRead() {
        Credential client = replaced(watched());
        it.nextDay();
        for (int i = 0; i < 500; i++) {
            token(client, Duration.ofHours(47), Optional.empty());
        }

        assertThat(callsOfATick()).as("three pages of five").isEqualTo(3);
    }

    @Test
    void afterTheFirstUseOfTheDayNoFurtherPageIsRead() {
        Credential client = replaced(watched());
        it.nextDay();
        usedFor(client, Duration.ofHours(47));
        for (int i = 0; i < 250; i++) {
            token(client, Duration.ofHours(47), Optional.empty());
        }

        assertThat(callsOfATick()).isEqualTo(1);
        assertThat(row(client).usedOn()).hasSize(1);
    }

    @Test
    void soManyAreWatchedADayAndTheOthersOnTheNext() {
        List<String> rows = IntStream.range(0, 60).mapToObj(i -> "found_client_" + i).toList();
        Set<String> seen = new HashSet<>(WatchClients.turn(rows, company.world));
        assertThat(seen).hasSize(WatchClients.MOST);
        company.advance(Duration.ofDays(1));

        seen.addAll(WatchClients.turn(rows, company.world));

        assertThat(seen).hasSize(60);
    }

    @Test
    void watchingIsNoPartOfADailyOrADryRunAndIsMadeUpForByTheNext() {
        Credential client = replaced(watched());
        it.nextDay();
        usedFor(client, Duration.ofHours(2));
        new WatchClients(company.world, () -> company.account.client)
                .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
        assertThat(row(client).usedOn()).isEmpty();
        SweepRun dry = new SweepRun(company.world, SweepRun.Mode.DAILY, true);
        new WatchClients(company.world, () -> company.account.client).run(dry);
        assertThat(row(client).usedOn()).as("a dry run changes nothing").isEmpty();

        tick();

        assertThat(row(client).usedOn()).hasSize(1);
    }

    @Test
    void silentTokenWhoseClientWasNotSeenIsNotProposedAndItsHolderIsAsked() {
        Credential old = watched();
        use(old);
        replaced(old);
        it.nextDay();
        assertThat(outlook(old).next().what()).startsWith("Move the job");

        later(13);

        Outlook silent = outlook(old);
        assertThat(silent.phase()).isEqualTo(Phase.BEING_REPLACED);
        assertThat(silent.next().what())
                .isEqualTo(
                        "The token was not used for 14 days, and its OAuth client was not seen in use"
                                + ". If the job has moved, end the token (POST /credentials/"
                                + old.id()
                                + "/revocation); if it has not, move it.");
        assertThat(silent.next().email()).contains(Company.RILEY.email());
    }

    /** Whoever tries the client out uses it, too, long before the job does. */
    @Test
    void quietJobHasToMissItsOwnRhythmFirst() {
        Credential old = monthly();
        Credential client = replaced(old);
        for (int days : List.of(13, 1, 1, 12)) {
            used(client);
            assertThat(later(days).counts()).doesNotContainKey("deletionsProposed");
            assertThat(outlook(old).phase()).isEqualTo(Phase.BEING_REPLACED);
            assertThat(outlook(old).next().what()).startsWith("Move the job");
            assertThat(outlook(old).forecast().words()).contains("monthly job finds it");
        }
    }

    /**
     * Zendesk switches a token off after 30 days, and so before a monthly job has missed a turn.
     */
    @Test
    void monthlyJobThatMovedHasItsTokenProposedOnceThatIsOff() {
        Credential old = monthly();
        Credential client = replaced(old);
        used(client);
        later(29);
        assertThat(row(old).deletionProposed()).as("the job is not due").isFalse();

        used(client);
        later(1);

        assertThat(row(old).seen().active()).isFalse();
        assertThat(row(old).deletionProposed()).isTrue();
        Outlook off = outlook(old);
        assertThat(off.phase()).isEqualTo(Phase.REPLACED);
        assertThat(off.forecast().words())
                .startsWith("Zendesk deactivated it on")
                .doesNotContain("job");
        assertThat(off.next().what())
                .isEqualTo(
                        "Its OAuth client does its work: end it (POST /credentials/"
                                + old.id()
                                + "/revocation).");
    }

    @Test
    void movedJobIsNotSaidToFindItsTokenSwitchedOff() {
        Credential old = monthly();
        Credential client = replaced(old);
        later(26);
        assertThat(outlook(old).forecast().missed()).isPresent();

        company.advance(Duration.ofDays(1));
        used(client);
        SweepReport report = later(1);

        assertThat(row(old).seen().active()).isTrue();
        assertThat(outlook(old).phase()).isEqualTo(Phase.BEING_REPLACED);
        assertThat(outlook(old).next().who()).isEqualTo(NextStep.Who.NOBODY);
        assertThat(outlook(old).forecast().missed()).isEmpty();
        assertThat(report.matters()).noneMatch(m -> m.key().equals("retirement:missed"));
    }

    /** Its token is off before the job runs again, so the client is watched until then. */
    @Test
    void monthlyJobThatMovedIsSeenByItsShortTokensAfterItsTokenWentOff() {
        Credential old = monthly();
        Credential client = replaced(old);
        later(29);
        assertThat(outlook(old).phase()).isEqualTo(Phase.DEACTIVATED);
        usedFor(client, Duration.ofMinutes(20));

        tick();
        later(1);

        assertThat(row(client).usedOn()).hasSize(1);
        assertThat(row(old).deletionProposed()).isTrue();
        assertThat(outlook(old).phase()).isEqualTo(Phase.REPLACED);
    }

    /** Nothing is known of the rhythm of a token that was off when its place was asked for. */
    @Test
    void oneTryOfAClientDoesNotDoAwayWithATokenThatIsOff() {
        Credential old = watched();
        use(old);
        later(31);
        assertThat(row(old).seen().active()).isFalse();
        Credential client = replaced(old);
        later(1);
        used(client);

        assertThat(later(1).counts()).doesNotContainKey("deletionsProposed");
        assertThat(outlook(old).phase()).isEqualTo(Phase.DEACTIVATED);
        assertThat(outlook(old).next().what())
                .startsWith("The token was not used for 2 days, and its OAuth client was last seen")
                .endsWith(
                        "; if it has not, move it, or have the token switched on again in Admin Center.");

        used(client);
        for (int days : List.of(1, 10)) {
            assertThat(later(days).counts()).doesNotContainKey("deletionsProposed");
        }
        used(client);
        assertThat(later(1).counts()).containsEntry("deletionsProposed", 1);
    }

    /** The looks of the days on which it could have been proposed were cut short. */
    @Test
    void movedLongAgoAndNotUsedSinceIsSomebodysTurn() {
        Credential old = watched();
        use(old);
        Credential client = replaced(old);
        later(1);
        used(client);
        later(1);

        later(20);

        assertThat(row(old).deletionProposed()).isFalse();
        assertThat(outlook(old).next().email()).contains(Company.RILEY.email());
        assertThat(outlook(old).next().what())
                .startsWith(
                        "The token was not used for 22 days, and its OAuth client was last seen in use"
                                + " on 26 November 2026.");
    }

    @Test
    void monthlyJobThatOnlyTriedItsClientIsToldToMoveWhenItsTokenIsOff() {
        Credential old = monthly();
        used(replaced(old));
        later(1);

        later(31);
        SweepReport report = later(12);

        assertThat(row(old).deletionProposed()).isFalse();
        Outlook off = outlook(old);
        assertThat(off.phase()).isEqualTo(Phase.DEACTIVATED);
        assertThat(off.next().what())
                .startsWith("The token was not used for ")
                .endsWith(
                        "; if it has not, move it, or have the token switched on again in Admin"
                                + " Center.");
        assertThat(off.next().email()).contains(Company.RILEY.email());
        assertThat(report.matters())
                .filteredOn(m -> m.key().equals("retirement:missed"))
                .singleElement()
                .satisfies(m -> assertThat(m.who()).contains("move its job to the client"));
    }

    @Test
    void proposalStandsWhenZendeskSwitchesTheTokenOffAndItsClientIsUsedMoreSeldom() {
        Credential old = watched();
        use(old);
        Credential client = replaced(old);
        later(13);
        used(client);
        later(1);
        Optional<Replacement> proposed = row(old).replacement();

        for (int days : List.of(14, 2, 20)) {
            assertThat(later(days).matters())
                    .filteredOn(m -> m.key().startsWith("replaced:"))
                    .as("it is still told of")
                    .hasSize(1);
        }

        assertThat(row(old).seen().active()).isFalse();
        assertThat(row(old).replacement()).isEqualTo(proposed);
        assertThat(outlook(old).phase()).isEqualTo(Phase.REPLACED);
    }

    /** Used once a month, the last time today. */
    private Credential monthly() {
        Credential old = watched();
        for (int month = 0; month < 3; month++) {
            use(old);
            it.nextDay();
            if (month < 2) {
                later(27);
            }
        }
        return old;
    }

    @Test
    void whatNobodyStandsForIsReplacedBySupportOpsAndItsRemovalProposedToTheirManagers() {
        String stray = it.token("Target - Pager");
        it.look();
        use(stray);
        assertThat(refusal(ask(Company.RILEY, stray, byIssue("901", CALLS))))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(refusal(ask(Company.AVERY, stray, byIssue("901", CALLS))))
                .isInstanceOf(Refusal.Forbidden.class);

        Request request = done(ask(Company.QUINN, stray, target(Optional.empty())));
        assertThat(request.content().target()).contains("Pager");
        company.approve(request.id(), Company.SASHA);
        company.issuance.issue(request.id());
        Credential client = company.credentialOf(request.id());
        for (int day = 0; day < 15; day++) {
            used(client);
            it.nextDay();
        }

        assertThat(it.found(stray).deletionProposed()).isTrue();
        assertThat(company.account.screen.apiTokens()).hasSize(1);
        assertThat(FoundRemoval.mayBeRemoved(it.found(stray))).isTrue();
    }

    /** Support Ops asked for the client in their own name. */
    @Test
    void whoseTurnItIsTellsAHolderNothingOfARequestThatIsNotTheirs() {
        String stray = it.asked();
        Request request = done(ask(Company.QUINN, stray, target(Optional.of("Pager"))));

        NextStep rileys = only(Company.RILEY).next();
        NextStep all = only(Company.QUINN).next();

        assertThat(all.who()).isEqualTo(NextStep.Who.APPROVERS);
        assertThat(all.what()).contains(request.id());
        assertThat(rileys.who()).isEqualTo(NextStep.Who.PROPOSED_OWNER);
        assertThat(rileys.email()).contains(Company.RILEY.email());
        assertThat(rileys.toString()).doesNotContain(request.id(), "quinn");
    }

    private Outlook only(Person who) {
        return report(who).tokens().items().getFirst();
    }

    @Test
    void onlyATokenOfOnesOwnIsReplaced() {
        Credential client = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofDays(1));
        it.look();
        assertThat(refusal(ask(Company.RILEY, client.id(), byIssue("901", CALLS))))
                .isInstanceOf(Refusal.WrongState.class);
        Credential token = watched();
        assertThat(refusal(ask(Company.MORGAN, token.id(), byIssue("901", CALLS))))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(refusal(ask(Company.AVERY, token.id(), byIssue("901", CALLS))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    /** Riley's token, seen by the daily look. */
    private Credential watched() {
        Credential old = company.issued(Kind.API_TOKEN);
        it.look();
        return old;
    }

    private Credential replaced(Credential old) {
        return replaced(old, "901");
    }

    private Credential replaced(Credential old, String issue) {
        Request request = done(ask(Company.RILEY, old.id(), byIssue(issue, CALLS)));
        company.approve(request.id(), Company.MORGAN);
        company.approve(request.id(), Company.DEVON);
        company.issuance.issue(request.id());
        return company.credentialOf(request.id());
    }

    /**
     * The daily look after so many days: what it says depends on the days, not on the looks
     * between.
     */
    private SweepReport later(int days) {
        company.advance(Duration.ofDays(days));
        return it.look();
    }

    private void use(Credential token) {
        use(row(token).id());
    }

    private void use(String row) {
        company.account.screen.useApiToken(Long.parseLong(it.found(row).zendeskId()));
    }

    private void tick() {
        new WatchClients(company.world, () -> company.account.client)
                .run(new SweepRun(company.world, SweepRun.Mode.TICK, false));
    }

    private long callsOfATick() {
        long before = listings();
        tick();
        return listings() - before;
    }

    private long listings() {
        return company.account.screen.journal().matching("GET", ".*/oauth/tokens.*").size();
    }

    /** With a token that lives long enough for the daily look to see it. */
    private void used(Credential client) {
        usedFor(client, Duration.ofHours(47));
    }

    private void usedFor(Credential client, Duration life) {
        token(client, life, Optional.of(company.world.now()));
    }

    private void token(Credential client, Duration life, Optional<Instant> used) {
        accessTokens++;
        var now = company.world.now();
        company.account.screen.makeAccessToken(
                accessTokens,
                Long.parseLong(client.zendeskId().orElseThrow()),
                now,
                Optional.of(now.plus(life)),
                used);
    }

    private Found row(Credential c) {
        return it.found(Found.rowId(c.kind(), c.zendeskId().orElseThrow()));
    }

    private RetirementReport report() {
        return report(Company.QUINN);
    }

    private RetirementReport report(Person who) {
        return done(
                new Retirement(company.world, it.rules)
                        .show(
                                Company.actor(who),
                                Optional.empty(),
                                new PageRequest(100, Optional.empty())));
    }

    private Outlook outlook(Credential c) {
        return report().tokens().items().stream()
                .filter(o -> o.subject().found().id().equals(row(c).id()))
                .findFirst()
                .orElseThrow();
    }

    private Notice proposal(Credential old) {
        Found f = row(old);
        return company.store
                .outbox(
                        f.id()
                                + ":"
                                + Notice.Topic.DELETION_PROPOSED
                                + ":v"
                                + f.version()
                                + ":"
                                + new Notice.Recipient.To(new Email("riley@example.com")).key())
                .orElseThrow()
                .notice();
    }

    /**
     * @param name of the target; empty where that of the token says it
     */
    private static RequestInput target(Optional<String> name) {
        return new RequestInput(
                name.map(n -> "TARGET"),
                Optional.empty(),
                Optional.of("Pages who is on call"),
                Optional.of("2027-06-30"),
                Optional.empty(),
                name,
                Optional.empty(),
                Optional.of(true),
                Optional.of("reads across all groups"),
                Optional.of(List.of("tickets:read")),
                Optional.empty(),
                List.of());
    }

    private static RequestInput byIssue(String number, List<String> calls) {
        return new RequestInput(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://gitlab.example.com/acme/access/-/issues/" + number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(calls).filter(c -> !c.isEmpty()),
                List.of());
    }

    private static IssueLinks links() {
        return new IssueLinks(URI.create("https://gitlab.example.com"), List.of("*"));
    }

    private Replacements replacements() {
        return new Replacements(company.world, () -> it.gitlab, ReplacementsTest::links);
    }

    private Result<Request> ask(Person who, String id, RequestInput input) {
        return replacements().ask(Company.actor(who), id, input, Optional.empty());
    }
}
