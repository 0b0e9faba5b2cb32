package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Notice;
import dev.tokenward.net.TestWaiter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was adopted is reminded of and taken out by the daily sweep, as what was issued is. */
class AdoptedToItsEndTest {
    private static final LocalDate LAST_DAY = LocalDate.parse("2027-01-15");

    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Sweep sweep() {
        return new Sweep(
                company.world,
                Company.limits(new TestWaiter(), company.account.clock),
                List.of(
                        new SweepStep.Named(
                                "revoke", new RevokeDue(company.world, company.revocation, 50))),
                List.of(
                        new SweepStep.Named("keep Zendesk in sight", run -> it.look(run)),
                        new SweepStep.Named("remind", new RemindDue(company.world))));
    }

    private Credential adopted(String stray) {
        new FoundAnswers(company.world)
                .adopt(
                        Company.actor(Company.RILEY),
                        stray,
                        new AdoptionInput(
                                Optional.of("nightly export"),
                                Optional.of(LAST_DAY.toString()),
                                Optional.empty(),
                                List.of()));
        return company.credential(it.found(stray).credentialId().orElseThrow());
    }

    private LocalDate today() {
        return company.world.policy().today(company.world.now());
    }

    @Test
    void holderIsRemindedOnEachDayOfTheRuleAndTheTokenIsDeletedOnTheDayAfterItsLast() {
        String stray = it.asked();
        String other = it.token("somebody's");
        Credential c = adopted(stray);
        long number = Long.parseLong(c.zendeskId().orElseThrow());
        Map<LocalDate, Map<String, Integer>> told = new TreeMap<>();
        Optional<LocalDate> gone = Optional.empty();

        while (today().isBefore(LAST_DAY.plusDays(3))) {
            company.advance(Duration.ofDays(1));
            if (gone.isEmpty()) {
                // Zendesk deactivates what idles, which is another story
                company.account.screen.useApiToken(number);
            }
            Map<String, Integer> counts = sweep().daily(Duration.ofMinutes(14)).counts();
            if (counts.containsKey("reminded") || counts.containsKey("revoked")) {
                told.put(today(), new TreeMap<>(counts));
                told.get(today()).keySet().retainAll(List.of("reminded", "revoked"));
            }
            boolean there =
                    company.account.screen.apiTokens().stream().anyMatch(t -> t.id() == number);
            if (!there && gone.isEmpty()) {
                gone = Optional.of(today());
            }
        }

        assertThat(told)
                .containsExactly(
                        Map.entry(LAST_DAY.minusDays(30), Map.of("reminded", 1)),
                        Map.entry(LAST_DAY.minusDays(14), Map.of("reminded", 1)),
                        Map.entry(LAST_DAY.minusDays(7), Map.of("reminded", 1)),
                        Map.entry(LAST_DAY.minusDays(1), Map.of("reminded", 1)),
                        Map.entry(LAST_DAY.plusDays(1), Map.of("revoked", 1)));
        for (int days : new int[] {30, 14, 7, 1}) {
            Notice notice =
                    company.store
                            .outbox(c.id() + ":REMINDER:d" + days + ":riley@example.com")
                            .orElseThrow()
                            .notice();
            assertThat(notice.recipient())
                    .isEqualTo(new Notice.Recipient.To(Company.RILEY.email()));
            assertThat(notice.params()).containsEntry("days", Integer.toString(days));
        }
        assertThat(gone).contains(LAST_DAY.plusDays(1));
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.store.owner("name:" + c.name())).isEmpty();
        assertThat(company.account.screen.apiTokens())
                .extracting(t -> Long.toString(t.id()))
                .as("nothing else was touched")
                .containsExactly(it.found(other).zendeskId());
    }
}
