package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function that dies right before or after what it records goes on from there the next time. */
class LeaverCrashTest {
    private enum Death {
        NEVER,
        BEFORE_A_WRITE,
        AFTER_A_WRITE
    }

    /** What no step of a run catches. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private Death next = Death.NEVER;
    private final InSight it = new InSight(table -> Between.of(table, this::around));
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Object around(String operation, Between.Real real) throws Throwable {
        Death now = operation.startsWith("transactWrite") ? next : Death.NEVER;
        if (now != Death.NEVER) {
            next = Death.NEVER;
        }
        if (now == Death.BEFORE_A_WRITE) {
            throw new Died();
        }
        Object answer = real.call();
        if (now == Death.AFTER_A_WRITE) {
            throw new Died();
        }
        return answer;
    }

    private void look() {
        new Leavers(company.world, () -> company.account.client, true, 50)
                .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
    }

    private void lookAndDie(Death death) {
        next = death;
        assertThatThrownBy(this::look).isInstanceOf(Died.class);
        company.advance(Duration.ofHours(1));
    }

    private void transferAndDie(Death death, Credential c) {
        next = death;
        assertThatThrownBy(() -> transfer(c)).isInstanceOf(Died.class);
    }

    private Result<Credential> transfer(Credential c) {
        return new Transfers(company.world, () -> company.account.client)
                .transfer(
                        Company.actor(Company.SASHA),
                        c.id(),
                        "quinn@example.com",
                        Optional.empty());
    }

    private Optional<Departure.Stage> stage(Credential c) {
        return company.credential(c.id()).departure().map(Departure::stage);
    }

    private boolean worksInZendesk() {
        return company.account.screen.apiTokens().stream().allMatch(ApiToken::active);
    }

    private long recorded(Credential c, String type) {
        return company.store.auditLog().events(c.subject(), PageRequest.first(100)).items().stream()
                .filter(e -> e.entry().type().equals("credential." + type))
                .count();
    }

    @Test
    void eachStepIsGoneOnFromAndNothingIsDoneTwiceOrUnrecorded() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.without(Company.RILEY);
        look();
        company.advance(Duration.ofDays(1));

        lookAndDie(Death.BEFORE_A_WRITE);
        assertThat(stage(c)).as("no intent, and nothing done").isEmpty();
        assertThat(worksInZendesk()).isTrue();
        lookAndDie(Death.AFTER_A_WRITE);
        assertThat(stage(c)).contains(Departure.Stage.TO_SWITCH_OFF);
        assertThat(worksInZendesk()).as("the intent alone").isTrue();
        lookAndDie(Death.BEFORE_A_WRITE);
        assertThat(worksInZendesk()).as("done, and not recorded as done").isFalse();
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        lookAndDie(Death.AFTER_A_WRITE);
        assertThat(stage(c)).contains(Departure.Stage.SWITCHED_OFF);
        look();
        assertThat(recorded(c, "switch-off-intended")).isEqualTo(1);
        assertThat(recorded(c, "switched-off")).isEqualTo(1);

        transferAndDie(Death.BEFORE_A_WRITE, c);
        assertThat(stage(c)).contains(Departure.Stage.SWITCHED_OFF);
        transferAndDie(Death.AFTER_A_WRITE, c);
        assertThat(stage(c)).contains(Departure.Stage.TO_SWITCH_ON);
        assertThat(worksInZendesk()).isFalse();
        lookAndDie(Death.BEFORE_A_WRITE);
        assertThat(worksInZendesk()).as("done, and not recorded as done").isTrue();
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.DEACTIVATED);
        lookAndDie(Death.AFTER_A_WRITE);
        look();
        assertThat(company.credential(c.id()).holder()).isEqualTo(Company.QUINN.email());
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(recorded(c, "switch-on-intended")).isEqualTo(1);
        assertThat(recorded(c, "transferred")).isEqualTo(1);
        assertThat(worksInZendesk()).isTrue();
    }
}
