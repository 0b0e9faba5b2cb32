package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.AuditEvent;
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
