package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.Due;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * C16: the write landed, its answer was lost, and the repeat meets its own write
 * (https://github.com/aws/aws-sdk-java/issues/2667).
 */
class C16OwnWriteMetAgainTest {
    private int lose;

    private final Company company =
            new Company(
                    Company.POLICY,
                    table ->
                            Between.of(
                                    table,
                                    (operation, real) -> {
                                        Object answer = real.call();
                                        if (operation.equals("transactWriteItems") && lose > 0) {
                                            lose--;
                                            throw SdkClientException.create("the answer is lost");
                                        }
                                        return answer;
                                    }));

    @AfterEach
    void close() {
        company.close();
    }

    private List<String> events(String requestId) {
        return company
                .store
                .auditLog()
                .events("request:" + requestId, PageRequest.first(100))
                .items()
                .stream()
                .map(AuditEvent::entry)
                .map(entry -> entry.type())
                .toList();
    }

    private Result<Request> decide(String id) {
        return new Decisions(company.world)
                .decide(
                        Company.actor(Company.MORGAN),
                        id,
                        Verdict.APPROVE,
                        Optional.of("needed"),
                        Optional.empty());
    }

    @Test
    void anApproverWhoseAnswerWasLostIsToldOfSuccessAndItIsRecordedOnce() {
        String id = company.opened(Kind.OAUTH_CLIENT).id();
        lose = 1;

        Result<Request> decided = decide(id);

        assertThat(lose).isZero();
        assertThat(decided)
                .isInstanceOfSatisfying(
                        Result.Done.class,
                        done ->
                                assertThat(done.value())
                                        .extracting("state")
                                        .isEqualTo(RequestState.AWAITING_SUPPORT_OPS));
        assertThat(events(id)).containsExactly("request.submitted", "request.approved");
        assertThat(asked(company))
                .as("one row for each who is asked now")
                .isEqualTo(askedWithoutLoss());
    }

    /** To whom the table has a row that asks for a decision, as often as it has one. */
    private static List<String> asked(Company company) {
        return company
                .store
                .due(Due.Queue.TICK, company.world.now().plus(Duration.ofDays(1)), 1_000)
                .stream()
                .filter(Due.OutboxDue.class::isInstance)
                .map(due -> ((Due.OutboxDue) due).key())
                .map(key -> company.store.outbox(key).orElseThrow().notice())
                .filter(notice -> notice.topic() == Notice.Topic.DECISION_WANTED)
                .map(notice -> notice.recipient().toString())
                .sorted()
                .toList();
    }

    private static List<String> askedWithoutLoss() {
        try (Company other = new Company()) {
            String id = other.opened(Kind.OAUTH_CLIENT).id();
            other.approve(id, Company.MORGAN);
            List<String> asked = asked(other);
            assertThat(asked).hasSize(3).doesNotHaveDuplicates();
            return asked;
        }
    }

    @Test
    void theSameDecisionAgainNamesWhoDecidedAndChangesNothing() {
        String id = company.opened(Kind.OAUTH_CLIENT).id();
        decide(id);
        List<String> before = events(id);

        Result<Request> again = decide(id);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .extracting("by")
                                        .isEqualTo(Company.MORGAN.email()));
        assertThat(events(id)).isEqualTo(before);
    }

    @Test
    void theWinnerOfAClaimGoesOnAndBelievesNoOtherHoldsTheLease() {
        Request request = company.approved(Kind.OAUTH_CLIENT);
        lose = 1;

        company.issuance.issue(request.id());

        assertThat(lose).isZero();
        assertThat(company.request(request.id()).state()).isEqualTo(RequestState.ISSUED);
    }

    @Test
    void aSweepThatMeetsItsOwnWritesDeletesOnceAndReportsIt() {
        Credential credential = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.between(company.world.now(), credential.endsAt()));
        lose = 2;

        SweepReport report =
                new Sweep(
                                company.world,
                                Company.limits(new TestWaiter(), company.account.clock),
                                List.of(
                                        new SweepStep.Named(
                                                "revoke",
                                                new RevokeDue(
                                                        company.world, company.revocation, 50))),
                                List.of())
                        .tick(Duration.ofMinutes(14));

        assertThat(lose).isZero();
        assertThat(report.counts()).containsEntry("revoked", 1);
        assertThat(company.credential(credential.id()).status())
                .isEqualTo(CredentialStatus.REVOKED);
        assertThat(events(credential.requestId()))
                .containsOnlyOnce("credential.revocation-ordered", "credential.revoked");
    }
}
