package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.GrownAccount;
import dev.tokenward.store.Bulk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An outage of the directory does not end a house's credentials, however large it is. */
class LeaverGuardTest {
    /** Twice as many as one run looks at, and some. */
    private static final int HOLDERS = 640;

    /** Each holder is looked at every third day, and acted on at the second look. */
    private static final int DAYS = 7;

    private final InSight it = new InSight();
    private final Company company = it.company;
    private final List<Person> core = company.store.directory().people();
    private final List<Person> holders =
            IntStream.range(0, HOLDERS)
                    .mapToObj(i -> Company.person("holder" + i, "morgan"))
                    .toList();

    @AfterEach
    void close() {
        it.close();
    }

    /** Everybody holds an API token of their own, and these are in the directory. */
    private void house(List<Person> there) {
        Credential one = company.issued(Kind.API_TOKEN);
        new GrownAccount(HOLDERS, 0, 0).in(company.account.screen);
        List<Credential> all = new ArrayList<>();
        for (int i = 0; i < HOLDERS; i++) {
            all.add(
                    Bulk.copy(
                            one,
                            Map.of(
                                    "id", "cred_copy" + i,
                                    "zendeskId", Long.toString(5_000_000_000L + i),
                                    "holder", holders.get(i).email().value())));
        }
        Bulk.write(company.plain, company.table, Company.POLICY, all, List.of());
        List<Person> directory = new ArrayList<>(core);
        directory.addAll(there);
        company.directory(directory);
    }

    private List<SweepReport> days() {
        List<SweepReport> reports = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
            new Leavers(company.world, () -> company.account.client, true, 50).run(run);
            reports.add(run.report());
            company.advance(Duration.ofDays(1));
        }
        return reports;
    }

    private long switchedOff() {
        return company.account.screen.apiTokens().stream()
                .filter(token -> !token.active())
                .map(ApiToken::id)
                .count();
    }

    @Test
    void directoryThatLostItsPeopleEndsNothingOnAnyDay() {
        house(List.of());

        assertThat(days())
                .allSatisfy(report -> {
                    assertThat(report.counts())
                            .doesNotContainKeys("leaversSwitchedOff", "leaversAsked");
                    assertThat(report.complete()).isFalse();
                    assertThat(report.matters())
                            .extracting(Matter::what)
                            .anyMatch(what -> what.contains("holders seem to have left"));
                });
        assertThat(switchedOff()).isZero();
    }

    @Test
    void fewWhoLeaveALargeHouseAreDealtWithWithinDays() {
        house(holders.subList(20, HOLDERS));

        days();

        assertThat(switchedOff()).isEqualTo(20);
    }
}
