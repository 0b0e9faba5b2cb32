package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private final Company company = new Company();
    private final Feeds feeds = new Feeds(company.world);

    @AfterEach
    void close() {
        company.close();
    }

    private List<Feed> own(Person person) {
        return done(feeds.own(Company.actor(person)));
    }

    private static List<Feed> done(Result<List<Feed>> result) {
        return result instanceof Result.Done<List<Feed>>(List<Feed> found) ? found : List.of();
    }

    private String key(Person person, FeedKind kind) {
        return own(person).stream()
                .filter(f -> f.kind() == kind)
                .map(f -> f.key().reveal())
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown(String key) {
        return feeds.shown(key).map(Agenda::credentials).stream()
                .flatMap(List::stream)
                .map(Credential::id)
                .toList();
    }

    @Test
    void addressStaysTheSameUntilItIsRenewedAndTheOldOneIsDeadAtOnce() {
        String first = key(Company.RILEY, FeedKind.PERSONAL);
        assertThat(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(key(Company.RILEY, FeedKind.PERSONAL)).isEqualTo(first);

        List<Feed> renewed = done(feeds.renew(Company.actor(Company.RILEY), Optional.empty()));

        assertThat(renewed).hasSize(1);
        assertThat(feeds.shown(first)).isEmpty();
        assertThat(feeds.shown(renewed.getFirst().key().reveal())).isPresent();
        assertThat(key(Company.RILEY, FeedKind.PERSONAL))
                .isEqualTo(renewed.getFirst().key().reveal())
                .isNotEqualTo(first);
    }

    @Test
    void personalOneShowsWhatItsOwnerHoldsAndTheTeamsEverything() {
        Credential rileys = company.issued(Kind.OAUTH_CLIENT);

        assertThat(shown(key(Company.RILEY, FeedKind.PERSONAL))).containsExactly(rileys.id());
        assertThat(shown(key(Company.MORGAN, FeedKind.PERSONAL))).isEmpty();
        assertThat(shown(key(Company.QUINN, FeedKind.PERSONAL))).isEmpty();
        assertThat(shown(key(Company.QUINN, FeedKind.SUPPORT_OPS))).containsExactly(rileys.id());
    }

    @Test
    void issueIsLinkedInTheHoldersOwn() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        Agenda agenda = feeds.shown(key(Company.RILEY, FeedKind.PERSONAL)).orElseThrow();

        assertThat(agenda.issues()).containsOnlyKeys(c.requestId());
    }

    @Test
    void onlySupportOpsHasTheTeamsAndMayRenewIt() {
        assertThat(own(Company.RILEY)).extracting(Feed::kind).containsExactly(FeedKind.PERSONAL);
        assertThat(own(Company.SASHA))
                .extracting(Feed::kind)
                .containsExactly(FeedKind.PERSONAL, FeedKind.SUPPORT_OPS);
        assertThat(feeds.renew(Company.actor(Company.RILEY), Optional.of(FeedKind.SUPPORT_OPS)))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    void renewingOneKindLeavesTheOther() {
        String personal = key(Company.QUINN, FeedKind.PERSONAL);
        String team = key(Company.QUINN, FeedKind.SUPPORT_OPS);

        feeds.renew(Company.actor(Company.QUINN), Optional.of(FeedKind.SUPPORT_OPS));

        assertThat(feeds.shown(personal)).isPresent();
        assertThat(feeds.shown(team)).isEmpty();
    }

    @Test
    void leaversAddressIsDeadAndTheirCredentialsStayInTheTeams() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        String rileys = key(Company.RILEY, FeedKind.PERSONAL);
        String quinns = key(Company.QUINN, FeedKind.SUPPORT_OPS);

        company.without(Company.RILEY);

        assertThat(feeds.shown(rileys)).isEmpty();
        assertThat(shown(quinns)).containsExactly(c.id());
    }

    @Test
    void whoLeavesSupportOpsLosesTheTeamsAtOnceAndKeepsTheirOwn() {
        String personal = key(Company.QUINN, FeedKind.PERSONAL);
        String team = key(Company.QUINN, FeedKind.SUPPORT_OPS);

        company.without(Company.QUINN, Company.person("quinn", "sasha"));

        assertThat(feeds.shown(team)).isEmpty();
        assertThat(feeds.shown(personal)).isPresent();
    }

    @Test
    void unknownKeyIsNobodys() {
        assertThat(feeds.shown("x".repeat(43))).isEmpty();
    }

    @Test
    void revokedCredentialStaysUntilNinetyDaysAfterItsDay() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        Actor riley = Company.actor(Company.RILEY);
        company.inventory.revoke(riley, c.id(), c.name());
        String key = key(Company.RILEY, FeedKind.PERSONAL);

        company.advance(Duration.between(company.world.now(), c.endsAt()).plusDays(90));
        assertThat(shown(key)).containsExactly(c.id());

        company.advance(Duration.ofSeconds(1));
        assertThat(shown(key)).isEmpty();
    }

    @Test
    void extensionIsAnEventOfItsOwn() {
        Credential old = company.issued(Kind.OAUTH_CLIENT);
        Credential next = company.issued(Kind.OAUTH_CLIENT, LocalDate.parse("2027-06-30"));

        assertThat(shown(key(Company.RILEY, FeedKind.PERSONAL)))
                .containsExactly(old.id(), next.id());
    }

    @Test
    void keyPrintsAsNothing() {
        Feed feed = own(Company.RILEY).getFirst();

        assertThat(feed.toString()).doesNotContain(feed.key().reveal());
    }
}
