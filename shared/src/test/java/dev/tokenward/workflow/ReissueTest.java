package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Dates;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lost value: the credential is deleted, then made anew, and there are never two. */
class ReissueTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Result<Credential> reissue(Person who, Credential c) {
        return new Reissue(company.world, company.revocation).order(Company.actor(who), c.id());
    }

    private int live() {
        return company.account.screen.apiTokens().size()
                + company.account.screen.clients().size()
                - 1;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oldOneIsGoneBeforeTheNewOneIsMadeUnderTheSameApprovals(Kind kind) {
        Credential old = company.issued(kind);
        company.advance(Duration.ofHours(1));

        assertThat(reissue(Company.RILEY, old)).isInstanceOf(Result.Done.class);

        assertThat(company.credential(old.id()).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(live()).isZero();
        Request waiting = company.request(old.requestId());
        assertThat(waiting.state()).isEqualTo(RequestState.APPROVED);
        assertThat(waiting.nextAttemptAt()).as("the stream brings it to the issuer").isEmpty();

        company.issuance.issue(old.requestId());

        Request again = company.request(old.requestId());
        assertThat(again.state()).isEqualTo(RequestState.ISSUED);
        assertThat(again.decisions()).isEqualTo(waiting.decisions());
        Credential next = company.credentialOf(old.requestId());
        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(next.name()).isEqualTo(old.name());
        assertThat(next.endsAt()).isEqualTo(old.endsAt());
        assertThat(next.status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(live()).isEqualTo(1);
        assertThat(
                        company.store.outbox(
                                old.requestId()
                                        + ":REISSUE_ORDERED:v"
                                        + (waiting.version() - 1)
                                        + ":channel"))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whileTheOldOneCannotBeDeletedNoNewOneIsMade(Kind kind) {
        Credential old = company.issued(kind);
        company.advance(Duration.ofHours(1));
        company.account.screen.faults().always(Match.of("DELETE", ".*"), Fault.status(500));
        company.account.screen.faults().always(Match.of("PUT", ".*"), Fault.status(500));

        assertThat(reissue(Company.RILEY, old)).isInstanceOf(Result.Done.class);
        company.issuance.issue(old.requestId());

        assertThat(company.credential(old.id()).status().isEnding()).isTrue();
        assertThat(live()).isEqualTo(1);
        Request waiting = company.request(old.requestId());
        assertThat(waiting.state()).isEqualTo(RequestState.APPROVED);
        assertThat(waiting.nextAttemptAt()).as("the tick finds it").isPresent();

        company.account.screen.faults().clear();
        company.advance(Duration.ofHours(1));
        company.revocation.carryOut(old.id());
        company.issuance.issue(old.requestId());

        assertThat(company.credentialOf(old.requestId()).status())
                .isEqualTo(CredentialStatus.ACTIVE);
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void whatThePutOffOneWaitsForIsShownWithItsNextAttemptAndItsFailure() {
        Credential old = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(1));
        company.account.screen.faults().always(Match.of("DELETE", ".*"), Fault.status(500));
        reissue(Company.RILEY, old);
        company.advance(Duration.ofMinutes(1));

        Credential.Revocation revocation = company.credential(old.id()).revocation().orElseThrow();
        String again =
                "tried again on "
                        + Dates.inWords(revocation.nextAttemptAt(), ZoneOffset.UTC)
                        + ": "
                        + revocation.failure().orElseThrow();
        ShownRequest shown = shown(old);
        assertThat(shown.request().nextAttemptAt().orElseThrow())
                .as("its own is over")
                .isBefore(company.world.now());
        ShownRequest.Deletion deletion = shown.deletion().orElseThrow();
        assertThat(deletion.nextAttemptAt())
                .isEqualTo(revocation.nextAttemptAt())
                .isAfter(company.world.now());
        assertThat(deletion.words())
                .isEqualTo("The credential before it is deleted first; " + again);
        assertThat(company.inventory.line(Company.actor(Company.RILEY), old.id()))
                .isInstanceOfSatisfying(
                        Result.Done.class,
                        done ->
                                assertThat(((InventoryLine) done.value()).attention())
                                        .anyMatch(concern -> concern.endsWith("; " + again)));

        company.account.screen.faults().clear();
        company.advance(Duration.ofHours(1));
        company.revocation.carryOut(old.id());
        assertThat(shown(old).deletion()).as("nothing is waited for").isEmpty();
    }

    private ShownRequest shown(Credential c) {
        Result<ShownRequest> result =
                new Requests(
                                company.world,
                                () -> {
                                    throw new AssertionError("GitLab is not asked");
                                },
                                () -> {
                                    throw new AssertionError("no link is read");
                                })
                        .get(Company.actor(Company.RILEY), c.requestId());
        return ((Result.Done<ShownRequest>) result).value();
    }

    @Test
    void onlyItsHolderAndNotMoreThanThreeTimesADay() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        assertThat(refusal(reissue(Company.MORGAN, c))).isInstanceOf(Refusal.NotVisible.class);
        assertThat(refusal(reissue(Company.SASHA, c))).isInstanceOf(Refusal.Forbidden.class);
        for (int i = 0; i < 3; i++) {
            company.advance(Duration.ofMinutes(20));
            assertThat(reissue(Company.RILEY, c)).isInstanceOf(Result.Done.class);
            company.issuance.issue(c.requestId());
            c = company.credentialOf(c.requestId());
            assertThat(c.status()).isEqualTo(CredentialStatus.ACTIVE);
        }

        assertThat(refusal(reissue(Company.RILEY, c)).message()).contains("3 times today");
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void whereItCouldNotBeMadeAnewNothingIsTouched() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(1));
        company.without(Company.RILEY, Company.person("riley", "nobody"));

        assertThat(refusal(reissue(Company.RILEY, c)).message())
                .contains("is not the manager")
                .contains("Nothing was touched");
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);

        company.advance(Duration.between(company.world.now(), c.endsAt().minusSeconds(60)));
        assertThat(refusal(reissue(Company.RILEY, c)).message()).contains("too near");
    }

    @Test
    void whatIsTakenBackWhileItWaitsIsNotMadeAnew() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(1));
        reissue(Company.RILEY, c);
        company.moves.apply(c.requestId(), new Command.Withdraw(Company.actor(Company.RILEY)));

        company.issuance.issue(c.requestId());

        assertThat(company.request(c.requestId()).state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(live()).isZero();
    }
}
