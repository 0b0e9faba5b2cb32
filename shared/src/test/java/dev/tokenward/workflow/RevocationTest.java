package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import dev.tokenward.sandbox.simulators.zendesk.OauthToken;
import dev.tokenward.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking credentials out where Zendesk does not cooperate (hazards E13, E14, E28). */
class RevocationTest {
    private static final Match CLIENTS = Match.of("GET", "/api/v2/oauth/clients");

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Credential revoke(Credential c) {
        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        return again(c);
    }

    private Credential again(Credential c) {
        return company.revocation.carryOut(c.id()).orElseThrow();
    }

    private boolean alarmed(String day) {
        return company.store.outbox("alert:zendesk-revocation:" + day).isPresent();
    }

    private boolean toldOn(Credential c, String day) {
        return company.store.outbox(c.id() + ":REVOKE_FAILED:" + day + ":channel").isPresent();
    }

    private OauthClient own() {
        return company.account.screen.clients().stream()
                .filter(c -> c.identifier().equals(SimulatedZendesk.OWN))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatSomebodyElseDeletedIsDoneByACompleteList(Kind kind) {
        Credential c = company.issued(kind);
        long id = Long.parseLong(c.zendeskId().orElseThrow());
        if (kind == Kind.API_TOKEN) {
            company.account.screen.deleteApiToken(id);
        } else {
            company.account.screen.deleteClient(id);
        }

        assertThat(revoke(c).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void tokenAccessSwitchedOffProvesNothingAlarmsAndIsTriedAgainNextDay() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.account.screen.setTokenAccess(false);

        Credential failed = revoke(c);

        assertThat(failed.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        Credential.Revocation r = failed.revocation().orElseThrow();
        assertThat(r.failure().orElseThrow()).contains("token access may be switched off");
        assertThat(r.attempts()).isEqualTo(1);
        assertThat(r.nextAttemptAt()).isEqualTo(company.world.now().plus(Duration.ofDays(1)));
        assertThat(company.account.screen.apiTokens()).hasSize(1);
        assertThat(alarmed("2026-11-25")).isTrue();

        company.advance(Duration.ofDays(1));
        assertThat(again(failed).revocation().orElseThrow().attempts()).isEqualTo(2);
        assertThat(alarmed("2026-11-26")).isTrue();

        company.account.screen.setTokenAccess(true);
        assertThat(again(failed).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.account.screen.apiTokens()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void blindItChangesNothingAndAlarms(Kind kind) {
        Credential c = company.issued(kind);
        company.account.screen.suspend("tokenward-service@example.com");

        Credential failed = revoke(c);

        assertThat(failed.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        assertThat(alarmed("2026-11-25")).isTrue();
        assertThat(
                        company.account.screen.clients().size()
                                + company.account.screen.apiTokens().size())
                .isEqualTo(2);
    }

    @Test
    void brokenZendeskIsTriedAgainSoonAndIsNoAlarmButSupportOpsIsToldOnceADay() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.account.screen.faults().always(CLIENTS, Fault.status(503));

        Credential failed = revoke(c);

        Credential.Revocation r = failed.revocation().orElseThrow();
        assertThat(failed.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        assertThat(r.nextAttemptAt()).isEqualTo(company.world.now().plus(Duration.ofMinutes(15)));
        assertThat(alarmed("2026-11-25")).isFalse();
        assertThat(toldOn(c, "2026-11-25")).isTrue();

        r = again(failed).revocation().orElseThrow();
        assertThat(r.nextAttemptAt()).isEqualTo(company.world.now().plus(Duration.ofMinutes(30)));
        for (int i = 0; i < 20; i++) {
            r = again(failed).revocation().orElseThrow();
        }
        assertThat(r.nextAttemptAt()).isEqualTo(company.world.now().plus(Duration.ofDays(1)));

        company.account.screen.faults().clear();
        assertThat(again(failed).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void zendesksWishWhenToBeTriedAgainIsKept() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        busy("7200");

        Credential failed = revoke(c);

        Instant wished = failed.revocation().orElseThrow().nextAttemptAt();
        assertThat(Duration.between(company.world.now(), wished))
                .as("two hours, as far as a wish is followed, and not a quarter of an hour")
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void tokensThatWereRevokedBeforeZendeskHadNoRoomAreNotRevokedAgainAndItIsNoFailure() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        long client = Long.parseLong(c.zendeskId().orElseThrow());
        List<OauthToken> live = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            live.add(token(i, client, Optional.empty()));
        }
        live.add(token(99, client, Optional.of(company.world.now().minus(Duration.ofHours(1)))));
        company.account.screen.add(List.of(), List.of(), live);
        company.account
                .screen
                .faults()
                .always(Match.of("DELETE", "/api/v2/oauth/tokens/7020"), busyReply("30"));

        Credential waiting = revoke(c);

        assertThat(waiting.status()).isEqualTo(CredentialStatus.REVOKING);
        assertThat(company.account.screen.oauthTokens())
                .extracting(OauthToken::id)
                .doesNotContain(7000L, 7019L)
                .contains(7020L, 7029L);
        company.account.screen.faults().clear();
        int before = deletions();

        assertThat(again(waiting).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(deletions() - before).as("ten tokens and the client").isEqualTo(11);
    }

    private int deletions() {
        return company.account.screen.journal().matching("DELETE", ".*").size();
    }

    private static OauthToken token(long i, long client, Optional<Instant> expires) {
        return new OauthToken(
                7000 + i,
                client,
                1,
                List.of("read"),
                "VISIBLE" + i,
                "hash" + i,
                Instant.parse("2026-11-25T00:00:00Z"),
                expires,
                Optional.empty());
    }

    private void busy(String seconds) {
        company.account.screen.faults().always(CLIENTS, busyReply(seconds));
    }

    private static Fault busyReply(String seconds) {
        return Fault.answer(Reply.text(429, "busy").with("Retry-After", seconds));
    }

    @Test
    void laggingListIsWaitedForAnHourAndThenCountsAsAFailure() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofDays(1));
        company.account.settings.listLag(Duration.ofHours(5));

        assertThat(revoke(c).status()).isEqualTo(CredentialStatus.REVOKING);
        company.advance(Duration.ofMinutes(30));
        assertThat(again(c).status()).isEqualTo(CredentialStatus.REVOKING);
        company.advance(Duration.ofMinutes(31));
        assertThat(again(c).status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        company.advance(Duration.ofHours(5));
        assertThat(again(c).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void ownClientIsNeverTouchedWhateverARecordSays() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        String before = own().hash();
        company.store.commit(
                new Commit()
                        .credential(
                                new Change<>(
                                        c.draft().zendeskId(Long.toString(own().id())).next(),
                                        List.of(),
                                        List.of())));

        Credential failed = revoke(c);

        assertThat(failed.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);
        assertThat(failed.revocation().orElseThrow().failure().orElseThrow())
                .contains("Tokenward itself signs in with");
        assertThat(own().hash()).isEqualTo(before);
        assertThat(alarmed("2026-11-25")).isTrue();
    }

    @Test
    void ownClientIsNotTakenForALeftoverOfAnAttemptEither() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        Credential wrong = c.draft().zendeskId(Long.toString(own().id())).next();

        assertThat(
                        new Removal(company.account.client)
                                .takeOut(wrong, Optional.empty(), company.world.now()))
                .isInstanceOf(Removal.Seen.Trouble.class);
        assertThat(company.account.screen.clients()).hasSize(2);
    }
}
