package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Survey;
import dev.tokenward.store.BadCursor;
import dev.tokenward.store.PageRequest;
import dev.tokenward.usage.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who uses the account's API, as the days of use tell that the daily look saw. */
class UsageTest {
    private final InSight it = new InSight();
    private final Company company = it.company;
    private final Usage usage = new Usage(company.world);

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void sourcesAreRankedByTheDaysOfUseAndTheirCadenceIsLearnt() {
        String daily = it.token("backup");
        String weekly = it.token("report");
        String never = it.token("forgotten");
        it.look();
        for (int day = 1; day <= 22; day++) {
            use(daily);
            if (day % 7 == 1) {
                use(weekly);
            }
            it.nextDay();
        }

        UsageReport report = report(Company.QUINN, 30);

        assertThat(report.sources().items())
                .filteredOn(s -> s.found().kind() == Kind.API_TOKEN)
                .extracting(
                        s -> s.found().id(),
                        UsageReport.Source::daysUsed,
                        s -> s.rhythm().cadence())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(daily, 22, Cadence.DAILY),
                        org.assertj.core.groups.Tuple.tuple(weekly, 4, Cadence.WEEKLY),
                        org.assertj.core.groups.Tuple.tuple(never, 0, Cadence.TOO_LITTLE_SEEN));
        assertThat(report.sources().items().getFirst().found().standing())
                .as("Tokenward's own access, used by the looks themselves")
                .isEqualTo(Found.Standing.OWN);
        UsageReport.Source first = of(daily, report);
        assertThat(first.rank()).isEqualTo(2);
        assertThat(first.next()).contains(company.world.policy().today(company.world.now()));
        assertThat(of(daily, report(Company.AVERY, 7)).daysUsed())
                .as("of the last seven days, today not yet among them")
                .isEqualTo(6);
    }

    /** Its job runs at noon with a token of 30 minutes; the looks are at six in the morning. */
    @Test
    void clientWhoseTokensComeAndGoBetweenTwoLooksIsNotCalledUnused() {
        Credential client = company.issued(Kind.OAUTH_CLIENT);
        String unused = it.token("forgotten");
        at(LocalTime.of(6, 0));
        it.look();
        for (int day = 1; day <= 24; day++) {
            at(LocalTime.NOON);
            minted(client, Duration.ofMinutes(30));
            at(LocalTime.of(6, 0));
            it.look();
            if (day == 18) {
                assertThat(attention(unused))
                        .contains("It was never used, as far as Zendesk tells");
            }
        }

        assertThat(attention(client.id()))
                .contains(
                        "It was not seen in use since it was made 25 days ago. Access tokens that"
                                + " live for minutes come and go between two looks.")
                .doesNotContain("never used");
        assertThat(attention(unused)).contains("It is switched off").doesNotContain("never used");
        at(LocalTime.NOON);
        minted(client, Duration.ofHours(47));
        at(LocalTime.of(6, 0));
        it.look();
        assertThat(attention(client.id())).as("a longer one is seen").doesNotContain("not seen");
    }

    private String attention(String id) {
        return it.all(Company.QUINN).stream()
                .filter(l ->
                        switch (l.listed()) {
                            case Listed.Managed(Credential c) -> c.id().equals(id);
                            case Listed.Stray(Found f) -> f.id().equals(id);
                        })
                .findFirst()
                .orElseThrow()
                .attention()
                .toString();
    }

    /** The next time that it is so late. */
    private void at(LocalTime time) {
        LocalDateTime now = LocalDateTime.ofInstant(company.world.now(), ZoneOffset.UTC);
        LocalDateTime next = now.with(time);
        company.advance(Duration.between(now, next.isAfter(now) ? next : next.plusDays(1)));
    }

    private void minted(Credential client, Duration life) {
        Instant now = company.world.now();
        long id = 9_000_000_000L + now.getEpochSecond();
        company.account.screen.makeAccessToken(
                id,
                Long.parseLong(client.zendeskId().orElseThrow()),
                now,
                Optional.of(now.plus(life)),
                Optional.of(now));
    }

    @Test
    void shareOfTheRateLimitIsWhatWasMeasuredAndNothingElse() {
        it.look();
        assertThat(report(Company.QUINN, 30).measured())
                .extracting(Survey.Day::rate)
                .containsExactly(Optional.empty());

        it.rate = Optional.of(new Survey.Rate(700, 350, 20));
        it.nextDay();
        it.rate = Optional.of(new Survey.Rate(700, 70, 21));
        it.nextDay();

        assertThat(report(Company.QUINN, 2).measured())
                .extracting(day -> day.rate().orElseThrow().used())
                .containsExactly(350, 70);
    }

    @Test
    void onlySupportOpsAndAuditorsSeeIt() {
        it.look();
        for (Person person : List.of(Company.SASHA, Company.QUINN, Company.AVERY)) {
            assertThat(show(person, 30, first())).isInstanceOf(Result.Done.class);
        }
        for (Person person : List.of(Company.RILEY, Company.MORGAN)) {
            assertThat(
                            usage.show(
                                    Company.actor(person),
                                    Optional.of(CredentialView.ALL),
                                    30,
                                    first()))
                    .isInstanceOf(Result.Refused.class);
        }
    }

    @Test
    void pagesHoldEverySourceOnceAndForeignCursorsAreRefused() {
        it.grown(25, 3, 0);
        it.look();
        List<String> seen = new java.util.ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = done(show(Company.QUINN, 30, new PageRequest(10, cursor))).sources();
            page.items().forEach(s -> seen.add(s.found().id()));
            cursor = page.cursor();
        } while (cursor.isPresent());

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(company.store.standing().stream().map(Found::id).toList());
        assertThatThrownBy(() -> show(Company.QUINN, 30, new PageRequest(10, Optional.of("b3Ro"))))
                .isInstanceOf(BadCursor.class);
    }

    private static UsageReport.Source of(String found, UsageReport report) {
        return report.sources().items().stream()
                .filter(s -> s.found().id().equals(found))
                .findFirst()
                .orElseThrow();
    }

    private void use(String token) {
        company.account.screen.useApiToken(Long.parseLong(it.found(token).zendeskId()));
    }

    private UsageReport report(Person person, int days) {
        return done(show(person, days, first()));
    }

    private static UsageReport done(Result<UsageReport> result) {
        return switch (result) {
            case Result.Done<UsageReport>(UsageReport report) -> report;
            case Result<UsageReport> other -> throw new AssertionError(other.toString());
        };
    }

    private Result<UsageReport> show(Person person, int days, PageRequest page) {
        return usage.show(Company.actor(person), Optional.empty(), days, page);
    }

    private static PageRequest first() {
        return new PageRequest(100, Optional.empty());
    }
}
