package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account and the ways to call it. */
abstract class ZendeskTest {
    static final String CANARY = "canary7";
    static final Own OWN = new Own("tokenward", "own secret of a test");

    final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    final ZendeskSettings settings = new ZendeskSettings();
    final ZendeskSimulator zendesk =
            ZendeskSimulator.create(clock, OWN, CANARY, settings, Optional.empty());

    @BeforeEach
    void start() {
        zendesk.start(0);
    }

    @AfterEach
    void stop() {
        zendesk.close();
    }

    Web anonymous() {
        return new Web(zendesk.baseUri(), Map.of());
    }

    /** The governing service, with a fresh token. */
    Web service() {
        return anonymous()
                .bearer(
                        mint(OWN.identifier(), OWN.secret(), "read write")
                                .path("access_token")
                                .asText());
    }

    /** A user with an API token that exists already. */
    Web withToken(String email, String value) {
        return anonymous().basic(email + "/token", value);
    }

    JsonNode mint(String identifier, String secret, String scope) {
        return tryMint(identifier, secret, scope, "").json();
    }

    Web.Answer tryMint(String identifier, String secret, String scope, String more) {
        return anonymous()
                .post(
                        "/oauth/tokens",
                        """
                        {"grant_type":"client_credentials","client_id":"%s","client_secret":"%s",
                         "scope":"%s"%s}\
                        """
                                .formatted(identifier, secret, scope, more));
    }

    JsonNode makeClient(String identifier, String scopes) {
        return service()
                .post(
                        "/api/v2/oauth/clients",
                        """
                        {"client":{"name":"Riley","identifier":"%s","kind":"confidential",
                         "description":"d","scopes":[%s]}}\
                        """
                                .formatted(identifier, scopes))
                .json()
                .path("client");
    }
}
