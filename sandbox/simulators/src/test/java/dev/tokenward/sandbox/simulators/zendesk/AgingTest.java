package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgingTest extends ZendeskTest {
    private static final String TOKENS = "/api/v2/api_tokens";

    @Test
    void anUnusedTokenIsDeactivatedAfter30DaysAndDeleted60DaysLater() {
        zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(listedActive()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(listedActive()).isFalse();
        clock.advance(Duration.ofDays(60).minusSeconds(1));
        assertThat(zendesk.apiTokens()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(zendesk.apiTokens()).isEmpty();
    }

    @Test
    void useCountsTheThirtyDaysAnew() {
        String value = zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        clock.advance(Duration.ofDays(20));
        withToken("sasha@example.com", value).get("/api/v2/users/me");
        clock.advance(Duration.ofDays(29));
        assertThat(listedActive()).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(listedActive()).isFalse();
        assertThat(withToken("sasha@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(401);
    }

    @Test
    void aLongAwayClockFindsBothStepsDone() {
        zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        clock.advance(Duration.ofDays(90));
        assertThat(zendesk.apiTokens()).isEmpty();
    }

    @Test
    void beforeThe28thOfJuly2026NothingAges() {
        clock.set("2026-07-27T00:00:00Z");
        zendesk.makeApiToken("sasha@example.com", "s", Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(listedActive()).isTrue();
        clock.set("2026-07-28T00:00:00Z");
        assertThat(listedActive()).isFalse();
    }

    @Test
    void aReactivatedTokenHasThirtyDaysAgain() {
        zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        long id = zendesk.apiTokens().getFirst().id();
        clock.advance(Duration.ofDays(40));
        service().put(TOKENS + "/" + id, "{\"api_token\":{\"active\":true}}");
        clock.advance(Duration.ofDays(29));
        assertThat(listedActive()).isTrue();
    }

    @Test
    void onThe30thOfApril2027EveryTokenDiesAndTheEndpointsGo() {
        clock.set("2027-04-29T23:00:00Z");
        String value = zendesk.makeApiToken("sasha@example.com", "s", clock.instant());
        assertThat(withToken("sasha@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(200);
        clock.set("2027-04-30T00:00:00Z");
        assertThat(withToken("sasha@example.com", value).get("/api/v2/users/me").status())
                .isEqualTo(401);
        assertThat(service().get(TOKENS).status()).isEqualTo(404);
        settings.with(Quirk.ENDPOINTS_OUTLIVE_TOKENS).creation(Creation.OPEN);
        long id = zendesk.apiTokens().getFirst().id();
        assertThat(service().put(TOKENS + "/" + id, "{\"api_token\":{\"active\":true}}").status())
                .isEqualTo(422);
        assertThat(service().post(TOKENS, "{\"api_token\":{}}").status()).isEqualTo(403);
        assertThat(service().delete(TOKENS + "/" + id).status()).isEqualTo(204);
    }

    private boolean listedActive() {
        return service().get(TOKENS).json().at("/api_tokens/0/active").asBoolean();
    }
}
