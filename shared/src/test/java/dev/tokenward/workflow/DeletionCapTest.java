package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.OutboxRow;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A number that stops and asks (hazard E15). */
class DeletionCapTest {
    private static final Duration TIME = Duration.ofMinutes(14);
    private static final int MOST = 2;

    private final Company company = new Company();
    private final List<String> ids = new ArrayList<>();
    private final Sweep sweep =
            new Sweep(
                    company.world,
                    Company.limits(new TestWaiter(), company.account.clock),
                    List.of(
                            new SweepStep.Named(
                                    "revoke",
                                    new RevokeDue(company.world, company.revocation, MOST))),
                    List.of());
    private final Sweeps sweeps = new Sweeps(company.world, () -> sweep);

    @AfterEach
    void close() {
        company.close();
    }

    /** So many tokens, all past their end. */
    private void ended(int count) {
        for (int i = 0; i < count; i++) {
            ids.add(company.issued(Kind.API_TOKEN).id());
        }
        company.advance(
                Duration.between(company.world.now(), company.credential(ids.getFirst()).endsAt()));
    }

    private long alive() {
        return ids.stream()
                .map(company::credential)
                .filter(c -> c.status() == CredentialStatus.ACTIVE)
                .count();
    }

    private Optional<SweepBook.Ask> ask() {
        return company.store.sweepLog().book().ask();
    }

    /** Lists may lag behind a deletion, so the last look comes with a later run. */
    private SweepReport tickTwice() {
        sweep.tick(TIME);
        company.advance(Duration.ofMinutes(15));
        return sweep.tick(TIME);
    }

    @Test
    void beyondTheCapARunStopsAsksOnceAndTheNextRunsDeleteNothingMore() {
        ended(5);

        SweepReport first = sweep.daily(TIME, Optional.empty());

        assertThat(alive()).isEqualTo(3);
        assertThat(first.complete()).isFalse();
        assertThat(first.matters())
                .singleElement()
                .satisfies(m ->
                        assertThat(m.what())
                                .contains("3 credentials past their end", ask().get().id()));
        OutboxRow message = company.store.outbox("sweep:" + ask().get().id()).orElseThrow();
        assertThat(message.notice().topic()).isEqualTo(Notice.Topic.SWEEP_ASKS);
        assertThat(message.notice().params())
                .containsEntry("waiting", "3")
                .containsEntry("most", "2");

        String asked = ask().get().id();
        SweepReport later = tickTwice();

        assertThat(alive()).isEqualTo(3);
        assertThat(ask().map(SweepBook.Ask::id)).contains(asked);
        assertThat(later.leftOver().orElse("")).contains("3 deletions wait for a yes");
    }

    @Test
    void aYesLetsTheNextRunDeleteAllThatWasAskedAboutAndTheQuestionIsSettled() {
        ended(5);
        sweep.daily(TIME, Optional.empty());

        assertThat(sweeps.confirm(Company.actor(Company.SASHA), ask().get().id()))
                .isInstanceOf(Result.Done.class);
        tickTwice();

        assertThat(alive()).isZero();
        assertThat(ids.stream().map(company::credential).map(Credential::status))
                .containsOnly(CredentialStatus.REVOKED);
        assertThat(ask()).isEmpty();
        assertThat(company.store.auditLog().events("system", PageRequest.first(10)).items())
                .extracting(e -> e.entry().type())
                .containsSubsequence("sweep.asked", "sweep.confirmed");
    }

    @Test
    void aYesCoversNothingThatEndedLater() {
        ended(3);
        sweep.daily(TIME, Optional.empty());
        SweepBook.Ask question = ask().get();

        assertThat(question.allows(question.endedBy())).isFalse();
        sweeps.confirm(Company.actor(Company.SASHA), question.id());

        assertThat(ask().get().allows(question.endedBy())).isTrue();
        assertThat(ask().get().allows(question.endedBy().plusMillis(1))).isFalse();
    }

    @Test
    void theSameYesAgainIsTheSameAnswerAndASecondPersonsComesTooLate() {
        ended(3);
        sweep.daily(TIME, Optional.empty());
        String id = ask().get().id();
        sweeps.confirm(Company.actor(Company.SASHA), id);

        assertThat(sweeps.confirm(Company.actor(Company.SASHA), id))
                .isInstanceOf(Result.Repeated.class);
        assertThat(sweeps.confirm(Company.actor(Company.DEVON), id))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        r ->
                                assertThat(r.refusal())
                                        .isInstanceOf(Refusal.AlreadyDecided.class)
                                        .extracting("by")
                                        .isEqualTo(Company.SASHA.email()));
    }

    @Test
    void onlySupportOpsManagersSayYesAndOnlyToWhatIsAsked() {
        ended(3);
        sweep.daily(TIME, Optional.empty());
        String id = ask().get().id();

        for (var person : List.of(Company.QUINN, Company.AVERY, Company.RILEY)) {
            assertThat(sweeps.confirm(Company.actor(person), id))
                    .isInstanceOfSatisfying(
                            Result.Refused.class,
                            r -> assertThat(r.refusal()).isInstanceOf(Refusal.Forbidden.class));
        }
        assertThat(sweeps.confirm(Company.actor(Company.SASHA), "ask_another"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        r -> assertThat(r.refusal()).isInstanceOf(Refusal.WrongState.class));
        assertThat(ask().get().confirmed()).isEmpty();
    }

    @Test
    void whatPeopleOrderedAndWhatWasBegunIsNotCounted() {
        ended(4);
        sweep.daily(TIME, Optional.empty());
        String waits =
                ids.stream()
                        .filter(id -> company.credential(id).status() == CredentialStatus.ACTIVE)
                        .findFirst()
                        .orElseThrow();

        company.inventory.revoke(
                Company.actor(Company.SASHA), waits, company.credential(waits).name());
        tickTwice();

        assertThat(company.credential(waits).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(alive()).isEqualTo(1);
    }

    @Test
    void aQuestionWhoseCredentialsWereAllHandedBackIsDroppedAndHoldsNobodyUp() {
        ended(3);
        sweep.daily(TIME, Optional.empty());
        ids.stream()
                .map(company::credential)
                .filter(c -> c.status() == CredentialStatus.ACTIVE)
                .forEach(c ->
                        company.inventory.revoke(Company.actor(Company.SASHA), c.id(), c.name()));

        tickTwice();

        assertThat(ask()).isEmpty();
    }

    @Test
    void aDryRunTellsWhatWouldBeDeletedAndWhatWouldWaitAndChangesNothing() {
        ended(3);

        SweepReport report = sweep.dryRun(TIME);

        assertThat(report.counts()).containsEntry("revoked", 2);
        assertThat(report.matters()).singleElement().extracting(Matter::key).isEqualTo("cap");
        assertThat(alive()).isEqualTo(3);
        assertThat(ask()).isEmpty();
        assertThat(company.store.sweepLog().runs(PageRequest.first(5)).items()).isEmpty();
    }
}
