package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Naming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Naming does not end at adoption: what is managed is misnamed too, until it is put right. */
class NamesOfManagedTest {
    private static final String LINK = "https://gitlab.example.com/acme/access/-/issues/7";
    private static final String RIGHT = "Riley Doe - " + LINK + " - 2027-01-15";

    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Credential adopted(String name) {
        String stray = it.token(name);
        it.look();
        new FoundAnswers(company.world)
                .adopt(
                        Company.actor(Company.SASHA),
                        stray,
                        new AdoptionInput(
                                Optional.of("nightly export"),
                                Optional.of("2027-01-15"),
                                Optional.of("riley@example.com"),
                                List.of()));
        return company.credential(it.found(stray).credentialId().orElseThrow());
    }

    private InventoryLine line(Credential c) {
        return new Lines(company.world).of(new Listed.Managed(company.credential(c.id())));
    }

    private Result<InventoryLine> rename(Credential c, String name) {
        return it.renames().rename(Company.actor(Company.QUINN), c.id(), name);
    }

    private String misnamed() {
        company.advance(Duration.ofDays(5));
        it.look();
        new WeeklyDigest(company.world)
                .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
        return company.store
                .outbox("digest:2026-11-30")
                .orElseThrow()
                .notice()
                .params()
                .getOrDefault("misnamed", "");
    }

    @Test
    void adoptedOneIsMisnamedUntilItIsRenamedWithinTheStandard() {
        Credential c = adopted("API");
        assertThat(line(c).attention()).contains("Its name follows no format.");
        assertThat(line(c).row().map(f -> f.naming().sort())).contains(Naming.Sort.NONSENSE);

        assertThat(rename(c, RIGHT)).isInstanceOf(Result.Done.class);

        assertThat(company.account.screen.apiTokens().getFirst().description()).contains(RIGHT);
        assertThat(company.credential(c.id()).name()).isEqualTo(RIGHT);
        assertThat(company.store.owner("name:" + RIGHT)).contains(c.id());
        assertThat(company.store.owner("name:API")).isEmpty();
        assertThat(line(c).attention()).noneMatch(a -> a.startsWith("Its name"));
        assertThat(line(c).row().map(f -> f.naming().sort())).contains(Naming.Sort.EXACT);
    }

    @Test
    void nameOfTheAdoptedLinksAConfiguredProjectAndSaysItsOwnEnd() {
        it.projects = List.of("acme/access");
        Credential c = adopted("API");
        for (String name :
                List.of(
                        RIGHT.replace("2027-01-15", "2027-02-15"),
                        RIGHT.replace("acme/access", "acme/other"),
                        RIGHT.replace("gitlab.example.com", "gitlab.example.net"),
                        "API 2")) {
            assertThat(rename(c, name)).as(name).isInstanceOf(Result.Invalid.class);
        }
        assertThat(rename(c, RIGHT)).isInstanceOf(Result.Done.class);
    }

    @Test
    void strayGetsALinkOfAConfiguredProjectAndOfNoOther() {
        it.projects = List.of("acme/access");
        String stray = it.token("API");
        it.look();

        Result<InventoryLine> elsewhere =
                it.renames()
                        .rename(
                                Company.actor(Company.QUINN),
                                stray,
                                RIGHT.replace("acme/access", "acme/other"));
        assertThat(elsewhere)
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        i ->
                                assertThat((List<?>) i.faults())
                                        .map(f -> ((Fault) f).message())
                                        .first()
                                        .asString()
                                        .contains("no access request of ours"));
        assertThat(it.renames().rename(Company.actor(Company.QUINN), stray, RIGHT))
                .isInstanceOf(Result.Done.class);

        assertThat(it.found(stray).naming().issue().orElseThrow().url()).isEqualTo(LINK);
        assertThat(it.found(stray).naming().fault()).isEmpty();
    }

    @Test
    void digestCountsTheMisnamedAmongStraysAndAdoptedAndNotWhatTokenwardNamed() {
        company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(2));
        adopted("API");
        it.token("target: status page");
        it.token("Target - Status page");

        assertThat(misnamed()).isEqualTo("2");
    }

    @Test
    void whatTokenwardNamedIsMisnamedOnceItWasRenamedInZendesk() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(line(c).attention()).noneMatch(a -> a.startsWith("Its name"));

        company.account.screen.renameClient(Long.parseLong(c.zendeskId().orElseThrow()), "shop");
        it.nextDay();

        assertThat(line(c).attention()).contains("Its name follows no format.");
    }
}
