package dev.tokenward.sandbox.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox in October 2026, when API tokens can still be made, and hands in Admin Center. */
final class Office implements AutoCloseable {
    final Sandbox sandbox =
            Sandbox.start(
                    SandboxOptions.of(Repository.template())
                            .clock(Instant.parse("2026-10-05T08:00:00Z"))
                            .withoutSchedules());
    final Caller api = new Caller(sandbox.address());
    final Person quinn = api.as("quinn@example.com");
    final Person sasha = api.as("sasha@example.com");
    final Person devon = api.as("devon@example.com");
    final ZendeskSimulator screen = sandbox.zendesk().orElseThrow();

    /** A request for a target, approved by Devon; its credential is made by then or not. */
    String approved(String kind, String target) {
        Map<String, Object> body =
                new HashMap<>(
                        Map.of(
                                "category", "TARGET",
                                "kind", kind,
                                "target", target,
                                "purpose", "It shows open incidents",
                                "removalDate", "2027-03-31",
                                "needsAdmin", true,
                                "adminReason", "Reads across groups"));
        if (kind.equals("OAUTH_CLIENT")) {
            body.put("scopes", List.of("tickets:read"));
        }
        Reply asked = quinn.post("/requests", body);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        Reply decided =
                devon.post(
                        "/requests/" + asked.get("id") + "/decisions",
                        Map.of("decision", "APPROVE", "reason", "needed"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        settle();
        return asked.get("id");
    }

    /** The credential of such a request. */
    String issued(String kind, String target) {
        String id = quinn.get("/requests/" + approved(kind, target)).get("credentialId");
        assertThat(status(id)).isEqualTo("ACTIVE");
        return id;
    }

    void settle() {
        assertThat(sandbox.quiesce(Duration.ofSeconds(20))).isTrue();
    }

    Reply sweepAfter(String period) {
        api.advance(period);
        Reply report = api.sweep();
        assertThat(report.status()).isEqualTo(200);
        settle();
        return report;
    }

    Reply credential(String id) {
        return sasha.get("/credentials/" + id);
    }

    String status(String id) {
        return credential(id).get("status");
    }

    long zendeskId(String id) {
        return Long.parseLong(credential(id).get("zendeskId"));
    }

    Optional<ApiToken> token(long id) {
        return screen.apiTokens().stream().filter(t -> t.id() == id).findFirst();
    }

    Optional<OauthClient> client(String identifier) {
        return screen.clients().stream().filter(c -> c.identifier().equals(identifier)).findFirst();
    }

    /** The newest report of a sweep, as Support Ops managers read it. */
    String report() {
        return sasha.inbox().messages().stream()
                .filter(m -> m.contains("What the sweep did"))
                .reduce((first, last) -> last)
                .orElse("");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
