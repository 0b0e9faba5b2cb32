package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.net.Answer;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zendesk's list of API tokens lags behind what was done, and there is no way to show one. */
class TokenOutOfSightTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void tokenThatTheListDoesNotShowYetIsUndoneAllTheSame() {
        company.account.settings.listLag(Duration.ofMinutes(2));

        company.slack.member = email -> new Answer.Missing<>("the account is a guest");
        Request request = company.approved(Kind.API_TOKEN);

        company.issuance.issue(request.id());

        Request failed = company.request(request.id());
        assertThat(failed.state()).isEqualTo(RequestState.ISSUE_FAILED);
        assertThat(company.account.screen.apiTokens()).isEmpty();
        assertThat(company.credentialOf(failed.id()).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void tokenHandedBackBeforeTheListShowsItIsGone() {
        company.account.settings.listLag(Duration.ofMinutes(2));
        Credential c = company.issued(Kind.API_TOKEN);

        company.revocation.order(c.id(), Optional.empty(), "its holder ended it");
        Credential after = company.revocation.carryOut(c.id()).orElseThrow();

        assertThat(after.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.account.screen.apiTokens()).isEmpty();
    }

    @Test
    void tokenActivatedAgainBehindTheListsBackIsDeactivatedOnceMoreAndDeleted() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofDays(1));
        String inactive =
                """
                {"api_tokens":[{"id":%s,"description":"%s","active":false}]}\
                """
                        .formatted(c.zendeskId().orElseThrow(), c.name());
        company.account
                .screen
                .faults()
                .add(
                        Match.of("GET", "/api/v2/api_tokens"),
                        0,
                        1,
                        Fault.answer(new Reply(200, "application/json", Map.of(), inactive)));

        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        Credential after = company.revocation.carryOut(c.id()).orElseThrow();

        assertThat(after.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(company.account.screen.apiTokens()).isEmpty();
    }
}
