package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hazard E31: that a client is held to its scopes is proven by a refused scope alone. */
class CeilingProofTest {
    private static final Match OUTSIDE =
            Match.of("POST", "/oauth/tokens").withBody("\"scope\":\"write\"");

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Request issueWhereTheOutsideScopeMeets(int status, String body) {
        company.account.screen.faults().always(OUTSIDE, Fault.answer(json(status, body)));
        Request request = company.approved(Kind.OAUTH_CLIENT);
        company.issuance.issue(request.id());
        return company.request(request.id());
    }

    private static Reply json(int status, String body) {
        return new Reply(status, "application/json", Map.of(), body);
    }

    private long clients() {
        return company.account.screen.clients().stream()
                .filter(c -> !c.identifier().equals(SimulatedZendesk.OWN))
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    429 | {"error":"Too many requests"}
                    401 | {"error":"Couldn't authenticate you"}
                    401 | {"error":"invalid_client"}
                    400 | {"error":"invalid_client"}
                    400 | {"error":"invalid_request"}
                    400 | {"error":"unsupported_grant_type"}
                    403 | {"error":"access_denied"}
                    403 | {"error":"Forbidden","description":"Your address is not allowed"}
                    404 | {"error":"InvalidEndpoint"}
                    503 | {"error":"down"}
                    """)
    void refusalOfAnotherKindIsNoProofSoNothingIsHandedOver(int status, String body) {
        Request request = issueWhereTheOutsideScopeMeets(status, body);

        assertThat(request.state()).isEqualTo(RequestState.APPROVED);
        assertThat(request.nextAttemptAt()).isPresent();
        assertThat(clients()).isZero();
        assertThat(company.slack.texts).isEmpty();
    }

    @Test
    void refusedScopeIsTheProof() {
        Request request = issueWhereTheOutsideScopeMeets(400, "{\"error\":\"invalid_scope\"}");

        assertThat(request.state()).isEqualTo(RequestState.ISSUED);
        assertThat(clients()).isEqualTo(1);
    }

    @Test
    void refusedScopeDoesNotProveThatASecretIsDead() {
        company.account
                .screen
                .faults()
                .add(
                        Match.of("POST", "/oauth/tokens").withBody("tickets:read"),
                        1,
                        1,
                        Fault.answer(json(400, "{\"error\":\"invalid_scope\"}")));
        Request request = issueWhereTheOutsideScopeMeets(400, "{\"error\":\"invalid_client\"}");

        assertThat(request.state()).isEqualTo(RequestState.APPROVED);
        assertThat(clients()).isEqualTo(1);
        assertThat(company.credentialOf(request.id()).status().mayExist()).isTrue();
    }
}
