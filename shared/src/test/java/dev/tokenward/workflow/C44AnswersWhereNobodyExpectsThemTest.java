package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C44: what a page, a missing scope and a 503 with a wish lead to, for people and for records. */
class C44AnswersWhereNobodyExpectsThemTest {
    private static final Match CLIENTS = Match.of("GET", "/api/v2/oauth/clients");

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Request issue(Request r) {
        company.issuance.issue(r.id());
        return company.request(r.id());
    }

    private static String path(Kind kind) {
        return kind == Kind.API_TOKEN ? "/api/v2/api_tokens" : "/api/v2/oauth/clients";
    }

    private static Reply missingScope() {
        return new Reply(
                403,
                "application/json",
                Map.of(),
                "{\"error\":\"Forbidden\",\"description\":\"Missing the following required scopes:"
                        + " write\"}");
    }

    /** What people read of a request comes from its reason. */
    private static boolean isToldAsClosed(Request r) {
        return r.reason().filter(why -> why.contains("no API tokens any more")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPageWith403IsPutOffAndTheNextAttemptSucceeds(Kind kind) {
        company.account
                .screen
                .faults()
                .next(
                        Match.of("POST", path(kind)),
                        Fault.answer(Reply.html(403, "<html>Checking your browser</html>")));

        Request waits = issue(company.approved(kind));

        assertThat(waits.state()).isEqualTo(RequestState.APPROVED);
        assertThat(waits.nextAttemptAt()).isPresent();
        assertThat(isToldAsClosed(waits)).isFalse();
        assertThat(company.account.screen.faults().waiting()).isZero();
        company.advance(Duration.between(company.world.now(), waits.nextAttemptAt().orElseThrow()));
        assertThat(issue(waits).state()).isEqualTo(RequestState.ISSUED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMissingScopeAlarmsTheOperatorAndIsNotToldAsClosed(Kind kind) {
        company.account
                .screen
                .faults()
                .always(Match.of("POST", path(kind)), Fault.answer(missingScope()));

        Request waits = issue(company.approved(kind));

        assertThat(waits.state()).isEqualTo(RequestState.APPROVED);
        assertThat(isToldAsClosed(waits)).isFalse();
        Notice alarm =
                company.store.outbox("alert:zendesk-access:2026-11-25").orElseThrow().notice();
        assertThat(alarm.topic()).isEqualTo(Notice.Topic.OPERATOR_ALERT);
        assertThat(alarm.params().get("what")).contains("Missing the following required scopes");
        company.account.screen.faults().clear();
        company.advance(Duration.between(company.world.now(), waits.nextAttemptAt().orElseThrow()));
        assertThat(issue(waits).state()).isEqualTo(RequestState.ISSUED);
    }

    @Test
    void creationThatIsReallyClosedIsToldWithTheWayOut() {
        company.account
                .screen
                .faults()
                .always(
                        Match.of("POST", path(Kind.API_TOKEN)),
                        Fault.answer(
                                new Reply(
                                        403,
                                        "application/json",
                                        Map.of(),
                                        "{\"error\":\"Forbidden\",\"description\":\"API tokens can no"
                                                + " longer be created\"}")));

        Request failed = issue(company.approved(Kind.API_TOKEN));

        assertThat(failed.state()).isEqualTo(RequestState.ISSUE_FAILED);
        assertThat(isToldAsClosed(failed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Wed, 25 Nov 2026 10:02:00 GMT"})
    void aSecondPageThatAsksToWaitMakesTheViewIncompleteAndNothingIsGoneOrDeleted(String wish) {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        for (int i = 0; i < 105; i++) {
            company.account.screen.makeClient(
                    "tokenward-service@example.com", "other-" + i, "Other", List.of("read"));
        }
        company.advance(Duration.ofHours(1));
        company.account
                .screen
                .faults()
                .always(
                        CLIENTS.withQuery("after"),
                        Fault.answer(
                                Reply.html(503, "<html>busy</html>").with("Retry-After", wish)));

        for (int day = 0; day < 3; day++) {
            SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
            new Reconcile(company.world, () -> company.account.client, 50).run(run);
            assertThat(run.report().complete()).isFalse();
            company.advance(Duration.ofDays(1));
        }
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(company.store.sightings().firstSeen()).isEmpty();

        company.revocation.order(c.id(), java.util.Optional.empty(), "its end has come");
        assertThat(company.revocation.carryOut(c.id()).orElseThrow().status())
                .isNotIn(CredentialStatus.REVOKED, CredentialStatus.GONE);
        company.account.screen.faults().clear();
        company.advance(Duration.ofHours(2));
        assertThat(company.revocation.carryOut(c.id()).orElseThrow().status())
                .isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.account.screen.clients()).hasSize(106);
    }
}
