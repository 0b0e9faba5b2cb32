package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.AccessTokens;
import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Access tokens of clients that Zendesk's list of clients does not hold are in sight, and left
 * alone.
 */
class UnlistedClientsTest {
    private static final String ROW = "found_client_999";
    private static final String LONG_AGO = "\"2025-02-03T10:00:00Z\"";
    private static final String NEVER = "null";

    private final InSight it = new InSight();
    private final Company company = it.company;
    private final List<String> tokens = new ArrayList<>();

    @AfterEach
    void close() {
        it.close();
    }

    private void token(String client, int user, String scope, String expires, String used) {
        String number = Integer.toString(700 + tokens.size());
        tokens.add(
                "{\"id\":"
                        + number
                        + ",\"client_id\":"
                        + client
                        + ",\"user_id\":"
                        + user
                        + ",\"scopes\":[\""
                        + scope
                        + "\"],\"token\":\"VISIBLE"
                        + number
                        + "\",\"created_at\":"
                        + LONG_AGO
                        + ",\"expires_at\":"
                        + expires
                        + ",\"used_at\":"
                        + used
                        + "}");
    }

    /** Zendesk lists these access tokens and no others. */
    private void listed() {
        it.accessTokensAre(
                "{\"tokens\":[" + String.join(",", tokens) + "],\"meta\":{\"has_more\":false}}");
    }

    private void noneAnyMore() {
        tokens.clear();
        listed();
    }

    private void thirdParty() {
        for (int user = 11; user < 18; user++) {
            token("999", user, user % 2 == 0 ? "read" : "tickets:write", NEVER, NEVER);
        }
        token("999", 9, "read", "\"2026-12-24T10:00:00Z\"", "\"2026-11-24T10:00:00Z\"");
        listed();
    }

    private InventoryLine line(String id) {
        return it.all(Company.AVERY).stream()
                .filter(l -> l.listed() instanceof Listed.Stray(Found f) && f.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tokensOfAClientThatIsNotListedAreAddedUpInARowOfTheirClient() {
        thirdParty();

        SweepReport report = it.look();

        Found f = it.found(ROW);
        assertThat(f.standing()).isEqualTo(Standing.UNLISTED);
        assertThat(f.kind()).isEqualTo(Kind.OAUTH_CLIENT);
        assertThat(f.label()).isEqualTo("OAuth client 999");
        assertThat(f.seen().tokens()).contains(8);
        assertThat(f.seen().lastUsedAt()).hasToString("Optional[2026-11-24T10:00:00Z]");
        assertThat(f.seen().access())
                .contains(
                        new AccessTokens(
                                7,
                                List.of("9", "11", "12", "13", "14"),
                                8,
                                List.of("read", "tickets:write")));
        assertThat(line(ROW).attention())
                .first()
                .isEqualTo(
                        "A client that Zendesk does not list (probably a third party's) has 8 tokens,"
                                + " 7 without an end.");
        assertThat(line(ROW).attention()).last().asString().contains("External OAuth clients");
        assertThat(company.store.standing()).as("no token has a row").hasSize(2);
        assertThat(company.store.standing().toString()).doesNotContain("VISIBLE");
        assertThat(report.matters().toString()).doesNotContain("VISIBLE");
    }

    @Test
    void tokensOfNoClientAreShownTogether() {
        token("null", 11, "read", NEVER, NEVER);
        tokens.add("{\"id\":800,\"token\":\"VISIBLE800\"}");
        listed();

        it.look();

        assertThat(it.found("found_client_none").label())
                .isEqualTo("access tokens without a client");
        assertThat(line("found_client_none").attention())
                .first()
                .isEqualTo("Zendesk names no client of 2 tokens, 2 without an end.");
    }

    @Test
    void whereTheListOfClientsFailsNoRowIsMadeAndNoneIsGone() {
        thirdParty();
        clientsFail();
        it.look();
        assertThat(company.store.found(ROW)).isEmpty();

        listed();
        it.nextDay();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);

        noneAnyMore();
        clientsFail();
        it.nextDay();
        it.nextDay();
        assertThat(it.found(ROW).missingSince()).isEmpty();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);
    }

    private void clientsFail() {
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/clients"), Fault.status(500));
    }

    @Test
    void whereTheListOfTokensFailsNoneIsGone() {
        thirdParty();
        it.look();
        company.account.screen.faults().clear();
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/tokens"), Fault.status(500));

        it.nextDay();
        it.nextDay();

        assertThat(it.found(ROW).missingSince()).isEmpty();
    }

    @Test
    void goneOnlyAfterTwoCompleteLooksWithoutItsTokensAndBackWithThem() {
        thirdParty();
        it.look();
        noneAnyMore();
        it.nextDay();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);
        assertThat(line(ROW).attention()).last().asString().contains("did not show it");

        it.nextDay();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.GONE);

        thirdParty();
        it.nextDay();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);
        assertThat(it.found(ROW).missingSince()).isEmpty();
    }

    @Test
    void manyThatEndAtOnceAreGoneAndHoldNothingUp() {
        for (int client = 0; client < 12; client++) {
            token("90" + client, 11, "read", NEVER, NEVER);
        }
        listed();
        it.look();
        assertThat(company.store.standing()).hasSize(13);
        noneAnyMore();

        assertThat(it.nextDay().complete()).isTrue();
        it.nextDay();

        assertThat(company.store.standing()).as("Tokenward's own client").hasSize(1);
    }

    @Test
    void clientMadeBetweenTheTwoListsIsNoThirdPartys() {
        String justNow = "\"" + company.world.now().minus(Duration.ofMinutes(5)) + "\"";
        token("999", 11, "read", NEVER, NEVER);
        tokens.set(0, tokens.getFirst().replace(LONG_AGO, justNow));
        listed();

        it.look();
        assertThat(company.store.found(ROW)).isEmpty();

        it.nextDay();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);
    }

    @Test
    void clientThatIsListedAfterAllIsFoundUnderItsName() {
        long id = company.account.screen.makeClient(InSight.SERVICE, "shop", "Shop", List.of());
        String row = Found.rowId(Kind.OAUTH_CLIENT, Long.toString(id));
        token(Long.toString(id), 11, "read", NEVER, NEVER);
        listed();
        company.account
                .screen
                .faults()
                .next(
                        Match.of("GET", "/api/v2/oauth/clients"),
                        Fault.answer(
                                InSight.json("{\"clients\":[],\"meta\":{\"has_more\":false}}")));
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(it.found(row).standing()).isEqualTo(Standing.UNLISTED);

        it.nextDay();

        assertThat(it.found(row).standing()).isEqualTo(Standing.FOUND);
        assertThat(it.found(row).seen().name()).contains("Shop");
        assertThat(it.found(row).renamed()).as("it had no name before").isEmpty();
    }

    @Test
    void nobodyIsAskedAndWhoeverActsOnItIsToldWhereThatCanBeDone() {
        it.rules = new SightRules(14, 20, true, 7, 14);
        thirdParty();
        it.look();
        it.nextDay();
        SweepReport report = it.nextDay();
        assertThat(report.counts()).doesNotContainKeys("ownersAsked", "found");
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);

        AdoptionInput claim =
                new AdoptionInput(
                        Optional.of("shop"),
                        Optional.of("2027-01-15"),
                        Optional.of("riley@example.com"),
                        List.of());
        for (Result<?> refused :
                List.of(
                        new FoundAnswers(company.world)
                                .adopt(Company.actor(Company.SASHA), ROW, claim),
                        it.renames().rename(Company.actor(Company.QUINN), ROW, "Target - Shop"),
                        new FoundActions(
                                        company.world,
                                        () -> company.account.client,
                                        company.revocation,
                                        it.rules)
                                .remove(
                                        Company.actor(Company.SASHA),
                                        ROW,
                                        it.found(ROW).label()))) {
            assertThat(refusal(refused))
                    .isInstanceOf(Refusal.WrongState.class)
                    .satisfies(r ->
                            assertThat(r.message())
                                    .contains("not Tokenward's", "External OAuth clients"));
        }
        assertThat(company.account.screen.journal().matching("*", ".*/oauth/clients/.*")).isEmpty();
        assertThat(it.found(ROW).standing()).isEqualTo(Standing.UNLISTED);
    }

    @Test
    void listedClientAndItsManagedLineHaveTheirTokensToo() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(2));
        token(c.zendeskId().orElseThrow(), 11, "read", NEVER, NEVER);
        listed();
        it.look();

        assertThat(it.all(Company.SASHA))
                .filteredOn(l -> l.listed().equals(new Listed.Managed(company.credential(c.id()))))
                .singleElement()
                .satisfies(l ->
                        assertThat(l.row().flatMap(f -> f.seen().access()))
                                .contains(new AccessTokens(1, List.of("11"), 1, List.of("read"))));
    }

    @Test
    void digestCountsThemApartAndNamesNoneOfThem() {
        thirdParty();
        company.advance(Duration.ofDays(5));
        it.look();
        new WeeklyDigest(company.world)
                .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));

        assertThat(company.store.outbox("digest:2026-11-30").orElseThrow().notice().params())
                .containsEntry("unlisted", "1")
                .containsEntry("unmanaged", "0")
                .containsEntry("misnamed", "0")
                .containsEntry("lines", "");
    }
}
