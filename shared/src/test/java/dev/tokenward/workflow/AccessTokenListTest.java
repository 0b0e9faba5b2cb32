package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.done;
import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.GrownAccount;
import dev.tokenward.sandbox.simulators.zendesk.OauthToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The access tokens of a client, one by one, as Zendesk has them at the moment. */
class AccessTokenListTest {
    private static final Optional<Instant> NEVER = Optional.empty();

    private final InSight it = new InSight();
    private final Company company = it.company;
    private final Instant now = company.world.now();
    private long next = 9_007_199_254_740_990L;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whatMayDoTooMuchComesFirstAndEachFaultIsSaid() {
        Credential client = seen();
        String good = token(client, 1, "tickets:read", 1, in(1), Optional.of(0));
        String busy = token(client, 1, "tickets:read", 90, NEVER, Optional.of(0));
        String idle = token(client, 2, "write", 90, NEVER, Optional.of(40));
        String wide = token(client, 2, "read", 1, in(1), Optional.of(0));
        String unused = token(client, 2, "tickets:read", 31, in(1), Optional.empty());

        TokensOfClient all = done(list(Company.QUINN, client.id()));

        assertThat(all.failure()).isEmpty();
        assertThat(all.asOf()).isEqualTo(now);
        assertThat(all.tokens())
                .extracting(l -> l.token().id())
                .as("numbers above 2^53 keep every digit")
                .containsExactly(idle, wide, busy, unused, good);
        assertThat(all.tokens().getFirst().attention())
                .containsExactly(
                        "It may do more than its client: write.",
                        "It never ends.",
                        "It was not used for 40 days.");
        assertThat(all.tokens().getFirst().ageDays()).contains(90L);
        assertThat(all.tokens().getFirst().idleDays()).contains(40L);
        assertThat(all.tokens().get(1).attention())
                .containsExactly("It may do more than its client: read.");
        assertThat(all.tokens().get(2).attention()).containsExactly("It never ends.");
        assertThat(all.tokens().get(3).attention())
                .containsExactly("It was never used since it was made 31 days ago.");
        assertThat(all.tokens().getLast().attention()).isEmpty();
        assertThat(all.toString()).doesNotContain("VISIBLE");
    }

    /** UNKNOWN whether Zendesk lists what has expired: the simulator does not. */
    @Test
    void whatHasExpiredAndIsListedAllTheSameIsSaidToHaveEnded() {
        Credential client = seen();
        it.accessTokensAre(
                "{\"tokens\":[{\"id\":5,\"expires_at\":\""
                        + now
                        + "\"}],\"meta\":{\"has_more\":false}}");

        TokensOfClient.Line only = done(list(Company.QUINN, client.id())).tokens().getFirst();

        assertThat(only.attention())
                .containsExactly("Its end has passed, and Zendesk still lists it.");
        assertThat(only.ageDays()).as("Zendesk does not say").isEmpty();
    }

    @Test
    void whoMayNotSeeTheClientSeesNoneOfItsTokens() {
        Credential client = seen();
        token(client, 1, "tickets:read", 1, in(1), Optional.of(0));

        int before = listings();
        assertThat(refusal(list(Company.MORGAN, client.id())))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(refusal(list(Company.RILEY, row(client))))
                .isInstanceOf(Refusal.NotVisible.class);
        assertThat(listings()).as("Zendesk was not even asked").isEqualTo(before);
        for (Person who : List.of(Company.RILEY, Company.QUINN, Company.AVERY)) {
            assertThat(done(list(who, client.id())).tokens()).hasSize(1);
        }
    }

    private int listings() {
        return company.account.screen.journal().matching("GET", ".*/oauth/tokens.*").size();
    }

    @Test
    void anApiTokenHasNoneAndWhatIsNotThereIsNotVisible() {
        String token = it.token("Target - Pager");
        it.look();

        assertThat(refusal(list(Company.QUINN, token))).isInstanceOf(Refusal.WrongState.class);
        assertThat(refusal(list(Company.QUINN, "found_client_5")))
                .isInstanceOf(Refusal.NotVisible.class);
    }

    @Test
    void aServerThatIgnoresTheFilterShowsNobodyElses() {
        Credential client = seen();
        String ours = token(client, 1, "tickets:read", 1, in(1), Optional.of(0));
        String other =
                "{\"id\":5,\"client_id\":999,\"token\":\"VISIBLE\"},{\"id\":"
                        + ours
                        + ",\"client_id\":"
                        + client.zendeskId().orElseThrow()
                        + ",\"token\":\"VISIBLE\"}";
        it.accessTokensAre("{\"tokens\":[" + other + "],\"meta\":{\"has_more\":false}}");

        assertThat(done(list(Company.QUINN, client.id())).tokens())
                .extracting(l -> l.token().id())
                .containsExactly(ours);
    }

    @Test
    void tokensOfNoClientAreListedTogether() {
        String both =
                "{\"tokens\":[{\"id\":5,\"client_id\":999,\"token\":\"VISIBLE\"},"
                        + "{\"id\":6,\"token\":\"VISIBLE\"}],\"meta\":{\"has_more\":false}}";
        it.accessTokensAre(both);
        it.look();

        assertThat(done(list(Company.QUINN, "found_client_none")).tokens())
                .extracting(l -> l.token().id())
                .containsExactly("6");
    }

    /** DOCUMENTED: Zendesk's filter is by the number of a client of the account's own. */
    @Test
    void tokensOfAClientThatZendeskDoesNotListAreSoughtAmongAll() {
        GrownAccount.thirdParties(2, 8, company.account.screen);
        it.look();

        TokensOfClient all =
                done(list(Company.QUINN, "found_client_" + GrownAccount.FIRST_THIRD_PARTY));

        assertThat(all.failure()).isEmpty();
        assertThat(all.tokens()).hasSize(8);
    }

    @Test
    void clientThatStandsAndIsNotKnownToZendeskIsNotSaidToHaveNone() {
        Credential client = seen();
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/tokens"), Fault.status(404));

        assertThat(refusal(list(Company.QUINN, client.id()))).isInstanceOf(Refusal.NotNow.class);
    }

    /** The same call would see as little again. */
    @Test
    void whereOthersWereReadAndTheListBrokeOffThatIsShown() {
        it.accessTokensAre(
                "{\"tokens\":[{\"id\":6,\"token\":\"VISIBLE\"}],\"meta\":{\"has_more\":false}}");
        it.look();
        company.account.screen.faults().clear();
        it.grown(0, 1, 150);
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", "/api/v2/oauth/tokens").withQuery("after"),
                        Fault.status(500));

        TokensOfClient all = done(list(Company.QUINN, "found_client_none"));

        assertThat(all.tokens()).isEmpty();
        assertThat(all.failure().orElseThrow()).contains("not read to its end");
    }

    @Test
    void aListThatBreaksOffSaysSoAndShowsWhatItHas() {
        Credential client = seen();
        for (int i = 0; i < 150; i++) {
            token(client, 1, "tickets:read", 1, in(1), Optional.of(0));
        }
        company.account
                .screen
                .faults()
                .always(
                        Match.of("GET", "/api/v2/oauth/tokens").withQuery("after"),
                        Fault.status(500));

        TokensOfClient all = done(list(Company.QUINN, client.id()));

        assertThat(all.tokens()).hasSize(100);
        assertThat(all.failure().orElseThrow()).contains("not read to its end", "500");
    }

    @Test
    void whereNothingIsReadTheCallMayBeRepeated() {
        Credential client = seen();
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/tokens"), Fault.status(503));

        assertThat(refusal(list(Company.QUINN, client.id())))
                .isInstanceOf(Refusal.NotNow.class)
                .extracting(Refusal::message)
                .asString()
                .contains("503", "may be repeated");
    }

    @Test
    void ofTooManySomeAreShownAndThatIsSaid() {
        it.grown(0, 1, 6_000);
        it.look();
        String grown =
                company.store.standing().stream()
                        .filter(f -> f.seen().tokens().equals(Optional.of(6_000)))
                        .map(Found::id)
                        .findFirst()
                        .orElseThrow();

        TokensOfClient all = done(list(Company.QUINN, grown));

        assertThat(all.tokens()).hasSize(AccessTokenList.MOST);
        assertThat(all.failure()).contains("There are more than 1000: these were listed first.");
    }

    @Test
    void whoseClientIsDeletedHasNone() {
        Credential client = seen();
        token(client, 1, "tickets:read", 1, in(1), Optional.of(0));
        company.inventory.revoke(Company.actor(Company.RILEY), client.id(), client.name());

        assertThat(done(list(Company.RILEY, client.id())).tokens()).isEmpty();
    }

    private Credential seen() {
        Credential client = company.issued(Kind.OAUTH_CLIENT);
        it.look();
        return client;
    }

    private static String row(Credential c) {
        return Found.rowId(c.kind(), c.zendeskId().orElseThrow());
    }

    private Optional<Instant> in(int days) {
        return Optional.of(now.plus(Duration.ofDays(days)));
    }

    private String token(
            Credential client,
            long user,
            String scope,
            int ageDays,
            Optional<Instant> expires,
            Optional<Integer> usedDaysAgo) {
        next++;
        company.account.screen.add(
                List.of(),
                List.of(),
                List.of(
                        new OauthToken(
                                next,
                                Long.parseLong(client.zendeskId().orElseThrow()),
                                user,
                                List.of(scope),
                                "VISIBLE",
                                "hash" + next,
                                now.minus(Duration.ofDays(ageDays)),
                                expires,
                                usedDaysAgo.map(d -> now.minus(Duration.ofDays(d))))));
        return Long.toString(next);
    }

    private Result<TokensOfClient> list(Person who, String id) {
        return new AccessTokenList(company.world, () -> company.account.client)
                .show(Company.actor(who), id);
    }
}
